package io.actorprocess.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

/**
 * Reads a pipe to its end.
 * <p>
 * Thread-safety: steps follow each other, on whichever thread completes a read.
 */
final class PipeDrain {

	private final Pipe.Reader reader;

	private final int limit;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Promise<byte[]> whole = new Promise<>();

	PipeDrain(Pipe.Reader reader, int limit) {
		this.reader = reader;
		this.limit = limit;
	}

	Future<byte[]> start() {
		this.whole.future().onDiscard(this.reader::close);
		advance(this.reader.read());
		return this.whole.future();
	}

	private void advance(Future<byte[]> first) {
		Future<byte[]> read = first;
		while (read.isReady() && read.value().length > 0 && hasRoom(read.value().length)) {
			this.bytes.writeBytes(read.value());
			read = this.reader.read();
		}
		if (read.isPending()) {
			read.onAny(this::advance);
		}
		else {
			finish(read);
		}
	}

	private boolean hasRoom(int length) {
		return length <= this.limit - this.bytes.size();
	}

	private void finish(Future<byte[]> last) {
		if (last.isReady() && last.value().length == 0) {
			this.whole.set(this.bytes.toByteArray());
		}
		else if (last.isReady()) {
			this.reader.close();
			this.whole.fail(new IOException("The body is larger than " + this.limit + " bytes"));
		}
		else if (this.whole.future().hasDiscard()) {
			this.whole.discard();
		}
		else {
			this.whole.associate(last);
		}
	}

}
