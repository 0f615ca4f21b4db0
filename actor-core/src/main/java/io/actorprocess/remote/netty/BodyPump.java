package io.actorprocess.remote.netty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;

/**
 * Writes a body to a connection, no faster than the connection takes it.
 * <p>
 * Thread-safety: owned by the event loop of the connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel,
												// which is watched
final class BodyPump {

	/*
	 * A piece is asked for while the channel is writable, and at most one at a time. The
	 * owner calls advance() when the channel has become writable again; a piece that had
	 * to be waited for wakes the owner, which calls advance() too.
	 */

	private static final byte[] LINE_END = { '\r', '\n' };

	private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final Channel channel;

	private final BodySource source;

	private final boolean chunked;

	/** Runs on the event loop. */
	private final Runnable wake;

	private @Nullable Future<byte[]> reading;

	private boolean over;

	private @Nullable Throwable failure;

	BodyPump(Channel channel, BodySource source, boolean chunked, Runnable wake) {
		this.channel = channel;
		this.source = source;
		this.chunked = chunked;
		this.wake = wake;
	}

	/**
	 * Writes what there is, without flushing.
	 * @return whether the body is over, one way or the other
	 */
	boolean advance() {
		while (!this.over) {
			Future<byte[]> next = this.reading;
			if (next == null) {
				if (!this.channel.isWritable()) {
					return false;
				}
				next = this.source.read();
			}
			if (next.isPending()) {
				await(next);
				return false;
			}
			this.reading = null;
			accept(next);
		}
		return true;
	}

	private void await(Future<byte[]> next) {
		if (this.reading == null) {
			this.reading = next;
			next.onAny((done) -> this.channel.eventLoop().execute(this.wake));
		}
	}

	private void accept(Future<byte[]> next) {
		if (!next.isReady()) {
			this.failure = next.isDiscarded() ? new IOException("The body was discarded") : next.failure();
		}
		else if (next.value().length > 0) {
			this.channel.write(framed(next.value()));
			return;
		}
		else if (this.chunked) {
			this.channel.write(Unpooled.wrappedBuffer(LAST_CHUNK));
		}
		cancel();
	}

	private ByteBuf framed(byte[] piece) {
		if (!this.chunked) {
			return Unpooled.wrappedBuffer(piece);
		}
		byte[] size = (Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
		return Unpooled.wrappedBuffer(size, piece, LINE_END);
	}

	/**
	 * Why a body that is over is not complete.
	 * @return null if it is complete
	 */
	@Nullable Throwable failure() {
		return this.failure;
	}

	/** The connection takes nothing any more. */
	void cancel() {
		this.over = true;
		this.source.close();
	}

}
