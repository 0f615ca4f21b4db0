package io.actorprocess.remote.netty;

/**
 * There should be credentials for a peer, and there are none that could be shown.
 */
@SuppressWarnings("serial") // never leaves the process
final class NoCredentialsException extends Exception {

	NoCredentialsException(RuntimeException cause) {
		super("there are no credentials for it (" + cause + ")", cause);
	}

}
