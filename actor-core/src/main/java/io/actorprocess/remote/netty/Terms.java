package io.actorprocess.remote.netty;

import io.actorprocess.remote.DecodedRequest;

/**
 * What the response to a request may look like.
 * <p>
 * Thread-safety: immutable.
 *
 * @param withBody false if the request wanted the header fields only
 * @param chunks whether the client can read chunks
 * @param gzip whether the client takes a compressed body
 * @param last whether the connection ends after it
 */
record Terms(boolean withBody, boolean chunks, boolean gzip, boolean last) {

	static Terms of(DecodedRequest.PlainRequest plain) {
		return new Terms(!plain.request().method().equals("HEAD"), plain.minorVersion() > 0,
				plain.request().acceptsEncoding("gzip"), !plain.keepAlive());
	}

	/**
	 * Terms of a response that no route gives.
	 * @param last whether the connection ends after it
	 * @return nothing special
	 */
	static Terms plain(boolean last) {
		return new Terms(true, true, false, last);
	}

}
