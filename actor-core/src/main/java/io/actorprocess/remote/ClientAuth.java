package io.actorprocess.remote;

/**
 * Whether a client has to show a certificate.
 */
public enum ClientAuth {

	/** It is not asked for one. */
	NONE,

	/** It is asked; one without a certificate is let in, one with a bad one is not. */
	WANT,

	/** Only a client with a trusted certificate is let in. */
	NEED

}
