package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import io.actorprocess.message.Address;
import io.actorprocess.message.ControlCharacters;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;

/**
 * Reads frames that one peer sends.
 * <p>
 * Thread-safety: for one thread at a time.
 */
final class FrameDecoder {

	/** A string is at most 255 characters, or an address and an id. */
	private static final int MAX_STRING = 3 * MessageTarget.MAX_LENGTH + 64;

	private static final int MAX_METADATA = 1 + Metadata.MOST_PAIRS * 2 * Short.BYTES + Metadata.MOST_CHARACTERS;

	private static final int MAX_OVERHEAD = 2 + 3 * (Short.BYTES + MAX_STRING) + MAX_METADATA;

	private final int maxBody;

	private final InternTable<UPID> senders;

	private final InternTable<UPID> foreignSenders = new InternTable<>(FrameDecoder::foreignSender);

	private final InternTable<String> ids = new InternTable<>(FrameDecoder::id);

	private final InternTable<String> names = new InternTable<>(FrameDecoder::name);

	private final InternTable<String> texts = new InternTable<>(Function.identity());

	/**
	 * A decoder.
	 * @param peer the address of the node that sends
	 * @param maxBody the largest body of a message, in bytes
	 */
	FrameDecoder(Address peer, int maxBody) {
		this.maxBody = maxBody;
		this.senders = new InternTable<>((id) -> new UPID(id(id), peer));
	}

	private static UPID foreignSender(String text) {
		int at = text.indexOf('@');
		UPID sender = new UPID(id(text.substring(at + 1)), Address.parse(text.substring(0, Math.max(at, 0))));
		return sender.equals(UPID.ANONYMOUS) ? UPID.ANONYMOUS : sender;
	}

	private static String id(String text) {
		if (text.length() > MessageTarget.MAX_LENGTH) {
			throw new IllegalArgumentException("An id has " + text.length() + " characters");
		}
		return ControlCharacters.requireNone(text);
	}

	private static String name(String text) {
		if (!MessageTarget.isLegalName(text)) {
			throw new IllegalArgumentException("The name of a message is too long or has control characters");
		}
		return text;
	}

	/**
	 * Reads the next frame, if all of it is there.
	 * @param in the bytes; the position moves behind the frame
	 * @param handler takes the frame
	 * @return whether there was one
	 * @throws MalformedFrameException if the bytes are no frame
	 */
	boolean next(ByteBuffer in, FrameHandler handler) {
		if (in.remaining() < Integer.BYTES) {
			return false;
		}
		int length = in.getInt(in.position());
		if (length < 1 || length - MAX_OVERHEAD > this.maxBody) {
			throw new MalformedFrameException("A frame of " + length + " bytes is none, or beyond the limit of "
					+ this.maxBody + " bytes for the body of a message");
		}
		if (in.remaining() - Integer.BYTES < length) {
			return false;
		}
		in.getInt();
		int limit = in.limit();
		in.limit(in.position() + length);
		read(in, handler);
		in.limit(limit);
		return true;
	}

	private void read(ByteBuffer in, FrameHandler handler) {
		byte type = in.get();
		switch (type) {
			case FrameType.MESSAGE -> readMessage(in, handler);
			case FrameType.LINK -> handler.link(lastString(in, this.ids));
			case FrameType.UNLINK -> handler.unlink(lastString(in, this.ids));
			case FrameType.EXITED -> readExited(in, handler);
			case FrameType.ACK -> handler.ack(number(in));
			case FrameType.PING -> handler.ping(number(in));
			case FrameType.PONG -> handler.pong(number(in));
			case FrameType.GOAWAY -> handler.goAway(lastString(in, this.texts));
			default -> throw new MalformedFrameException("There are no frames of type " + type);
		}
	}

	private void readMessage(ByteBuffer in, FrameHandler handler) {
		byte flags = octet(in);
		if ((flags & ~(FrameType.FOREIGN_SENDER | FrameType.METADATA)) != 0) {
			throw new MalformedFrameException("A message has unknown flags " + flags);
		}
		UPID from = string(in, (flags & FrameType.FOREIGN_SENDER) != 0 ? this.foreignSenders : this.senders);
		String id = string(in, this.ids);
		String name = string(in, this.names);
		Metadata metadata = (flags & FrameType.METADATA) != 0 ? metadata(in) : Metadata.NONE;
		if (in.remaining() > this.maxBody) {
			throw new MalformedFrameException("The message '" + name + "' from " + from + " has " + in.remaining()
					+ " bytes, beyond the limit of " + this.maxBody);
		}
		byte[] body = new byte[in.remaining()];
		in.get(body);
		handler.message(from, id, name, body, metadata);
	}

	/** A trace has other metadata for each message, so they are not remembered. */
	private static Metadata metadata(ByteBuffer in) {
		Metadata metadata = Metadata.NONE;
		for (int left = octet(in); left > 0; left--) {
			String name = ascii(in);
			String value = ascii(in);
			if (!metadata.accepts(name, value)) {
				throw new MalformedFrameException("The metadata '" + name + "' is malformed, or too much");
			}
			metadata = metadata.with(name, value);
		}
		return metadata;
	}

	private static String ascii(ByteBuffer in) {
		require(in, Short.BYTES);
		int length = Short.toUnsignedInt(in.getShort());
		require(in, length);
		byte[] bytes = new byte[length];
		in.get(bytes);
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private void readExited(ByteBuffer in, FrameHandler handler) {
		byte code = octet(in);
		ExitReason.Kind kind = switch (code) {
			case 0 -> ExitReason.Kind.TERMINATED;
			case 1 -> ExitReason.Kind.FAILED;
			case 2 -> ExitReason.Kind.NO_SUCH_PROCESS;
			default -> throw new MalformedFrameException("There is no reason " + code + " for the end of a process");
		};
		handler.exited(lastString(in, this.ids), kind);
	}

	private static byte octet(ByteBuffer in) {
		require(in, 1);
		return in.get();
	}

	private static long number(ByteBuffer in) {
		require(in, Long.BYTES);
		long number = in.getLong();
		requireEnd(in);
		return number;
	}

	private static <T> T lastString(ByteBuffer in, InternTable<T> table) {
		T last = string(in, table);
		requireEnd(in);
		return last;
	}

	private static void requireEnd(ByteBuffer in) {
		if (in.hasRemaining()) {
			throw new MalformedFrameException(in.remaining() + " bytes follow the content of a frame");
		}
	}

	private static <T> T string(ByteBuffer in, InternTable<T> table) {
		require(in, Short.BYTES);
		int length = Short.toUnsignedInt(in.getShort());
		require(in, length);
		if (length > MAX_STRING) {
			throw new MalformedFrameException("A string has " + length + " bytes, beyond the limit of " + MAX_STRING);
		}
		return table.take(in, length);
	}

	private static void require(ByteBuffer in, int bytes) {
		if (in.remaining() < bytes) {
			throw new MalformedFrameException("A frame ends " + (bytes - in.remaining()) + " bytes too early");
		}
	}

}
