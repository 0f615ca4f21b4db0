package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;

/**
 * Writes frames, each after its length.
 * <p>
 * Thread-safety: stateless.
 */
final class FrameEncoder {

	/** The longest frame that carries no strings, with its length. */
	static final int MAX_CONTROL_LENGTH = 13;

	/** Lengths, type, flags, and an address. */
	private static final int FIXED_LENGTH = 96;

	private static final int LONGEST_CHARACTER = 3;

	private FrameEncoder() {
	}

	/**
	 * An upper bound of the bytes of a message or notice.
	 * @param entry the message or notice
	 * @return the number of bytes
	 */
	static int maxLength(Object entry) {
		if (entry instanceof Message message) {
			int characters = message.from().id().length() + message.to().id().length() + message.name().length();
			Metadata metadata = message.metadata();
			int beside = metadata.characters() + metadata.size() * 2 * Short.BYTES;
			return Math.addExact(FIXED_LENGTH + LONGEST_CHARACTER * characters + beside, message.body().length);
		}
		return FIXED_LENGTH + LONGEST_CHARACTER * ((Notice) entry).id().length();
	}

	/**
	 * Writes a message or notice.
	 * @param entry the message or notice
	 * @param self the address of this node, which need not be written
	 * @param out takes the bytes
	 */
	static void put(Object entry, Address self, ByteBuffer out) {
		if (entry instanceof Message message) {
			putMessage(message, self, out);
		}
		else if (entry instanceof Notice.Link link) {
			putId(FrameType.LINK, link.id(), out);
		}
		else if (entry instanceof Notice.Unlink unlink) {
			putId(FrameType.UNLINK, unlink.id(), out);
		}
		else {
			putExited((Notice.Exited) entry, out);
		}
	}

	private static void putMessage(Message message, Address self, ByteBuffer out) {
		int start = begin(FrameType.MESSAGE, out);
		UPID from = message.from();
		Metadata metadata = message.metadata();
		boolean foreign = !from.address().equals(self);
		out.put((byte) ((foreign ? FrameType.FOREIGN_SENDER : 0) | (metadata.size() > 0 ? FrameType.METADATA : 0)));
		putString(foreign ? from.address() + "@" + from.id() : from.id(), out);
		putString(message.to().id(), out);
		putString(message.name(), out);
		if (metadata.size() > 0) {
			putMetadata(metadata, out);
		}
		out.put(message.body());
		end(start, out);
	}

	private static void putMetadata(Metadata metadata, ByteBuffer out) {
		out.put((byte) metadata.size());
		metadata.forEach((name, value) -> {
			putString(name, out);
			putString(value, out);
		});
	}

	private static void putExited(Notice.Exited exited, ByteBuffer out) {
		int start = begin(FrameType.EXITED, out);
		out.put(code(exited.kind()));
		putString(exited.id(), out);
		end(start, out);
	}

	private static byte code(ExitReason.Kind kind) {
		return switch (kind) {
			case TERMINATED -> 0;
			case FAILED -> 1;
			case NO_SUCH_PROCESS -> 2;
			case DISCONNECTED -> throw new IllegalArgumentException("A lost connection cannot be told to the peer");
		};
	}

	private static void putId(byte type, String id, ByteBuffer out) {
		int start = begin(type, out);
		putString(id, out);
		end(start, out);
	}

	/**
	 * Writes a frame of a type and a number.
	 * @param type ACK, PING or PONG
	 * @param number how many entries have arrived, or what the pong repeats
	 * @param out takes the bytes
	 */
	static void putNumber(byte type, long number, ByteBuffer out) {
		int start = begin(type, out);
		out.putLong(number);
		end(start, out);
	}

	/**
	 * Frames that end the session.
	 * @param ack how many entries have arrived, or -1 if the peer knows
	 * @param reason why
	 * @return the bytes
	 */
	static ByteBuffer goAway(long ack, String reason) {
		ByteBuffer out = ByteBuffer.allocate(FIXED_LENGTH + LONGEST_CHARACTER * reason.length());
		if (ack >= 0) {
			putNumber(FrameType.ACK, ack, out);
		}
		int start = begin(FrameType.GOAWAY, out);
		putString(reason, out);
		end(start, out);
		return out.flip();
	}

	private static int begin(byte type, ByteBuffer out) {
		int start = out.position();
		out.putInt(0).put(type);
		return start;
	}

	private static void end(int start, ByteBuffer out) {
		out.putInt(start, out.position() - start - Integer.BYTES);
	}

	private static void putString(String text, ByteBuffer out) {
		int start = out.position();
		out.putShort((short) 0);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 0x80) {
				out.put(text.substring(i).getBytes(StandardCharsets.UTF_8));
				break;
			}
			out.put((byte) c);
		}
		out.putShort(start, (short) (out.position() - start - Short.BYTES));
	}

}
