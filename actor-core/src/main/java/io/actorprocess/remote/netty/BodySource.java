package io.actorprocess.remote.netty;

import io.actorprocess.future.Future;
import io.actorprocess.http.Pipe;

/**
 * Gives a body piece by piece.
 * <p>
 * Thread-safety: used by one event loop.
 */
interface BodySource {

	/**
	 * The next piece.
	 * @return no bytes at the end; failed if there will be no end
	 */
	Future<byte[]> read();

	/** Nobody reads any further. */
	void close();

	static BodySource of(Pipe.Reader reader) {
		return new BodySource() {

			@Override
			public Future<byte[]> read() {
				return reader.read();
			}

			@Override
			public void close() {
				reader.close();
			}

		};
	}

}
