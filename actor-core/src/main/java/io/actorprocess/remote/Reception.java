package io.actorprocess.remote;

import io.actorprocess.http.HttpResponse;

/**
 * What to do with the body of a request that has not arrived yet.
 * <p>
 * Thread-safety: immutable.
 */
public sealed interface Reception {

	/** Collect it, within the limits, and hand the request over then. */
	Reception WHOLE = new Whole();

	/** Hand the request over at once, with its body as a stream. */
	Reception STREAM = new Stream();

	/**
	 * The request gets its body as a whole.
	 */
	record Whole() implements Reception {

	}

	/**
	 * The request gets its body as a stream, however long it is, inflated if it is
	 * compressed.
	 */
	record Stream() implements Reception {

	}

	/**
	 * Nobody reads the body. A client that waits for leave to send it is answered at once
	 * and its connection ended; of others the request is handed over after its body.
	 *
	 * @param response the answer
	 */
	record Refused(HttpResponse response) implements Reception {

	}

}
