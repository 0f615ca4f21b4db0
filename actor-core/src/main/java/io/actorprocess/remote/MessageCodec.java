package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.PercentCodec;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;

/**
 * The request that carries a {@link Message} in libprocess' own format.
 * <p>
 * Thread-safety: stateless.
 */
public final class MessageCodec {

	/*
	 * The bytes are those of the C++ sender, in its order of header fields: a body is one
	 * chunk whatever its size, no body means neither a length nor a coding.
	 *
	 * The C++ sender writes ids and names as they are, which tears the request line apart
	 * when one of them holds a blank or a question mark. Here such bytes are escaped, and
	 * only such: a '/' would end the id, the receiver turns a '+' of the id into a blank.
	 * A name may hold slashes. The receiver of this class undoes the escapes, the C++
	 * receiver those of the id.
	 *
	 * Credentials and metadata are header fields after the Host, which a C++ receiver
	 * does not look at.
	 */

	private static final byte[] METHOD = ascii("POST /");

	private static final byte[] AGENT = ascii(" HTTP/1.1\r\nUser-Agent: libprocess/");

	private static final byte[] FROM = ascii("\r\nLibprocess-From: ");

	private static final byte[] HOST = ascii("\r\nConnection: Keep-Alive\r\nHost: ");

	private static final byte[] AUTHORIZATION = ascii("\r\nAuthorization: ");

	private static final byte[] CHUNKED = ascii("\r\nTransfer-Encoding: chunked\r\n\r\n");

	private static final byte[] LINE_END = ascii("\r\n");

	private static final byte[] COLON = ascii(": ");

	private static final byte[] LAST_CHUNK = ascii("\r\n0\r\n\r\n");

	private static final byte[] SIZE_DIGITS = ascii("0123456789abcdef");

	private static final byte[] ESCAPE_DIGITS = ascii("0123456789ABCDEF");

	/** All of the above, three addresses and the size of the chunk. */
	private static final int FIXED_LENGTH = 384;

	/** A character is at most three bytes of UTF-8, and an escape triples each. */
	private static final int LONGEST_CHARACTER = 9;

	private static final boolean[] PLAIN_IN_ID = plainBut("%?#/+");

	private static final boolean[] PLAIN_IN_NAME = plainBut("%?#");

	private static final boolean[] PLAIN_IN_SENDER = plainBut("%@");

	private static final Set<String> RESERVED = Set.of("authorization", "connection", "content-encoding",
			"content-length", "expect", "host", "libprocess-from", "te", "trailer", "transfer-encoding", "upgrade",
			"user-agent");

	private MessageCodec() {
	}

	/**
	 * An upper bound of the bytes of a request without credentials.
	 * @param message the message
	 * @return the number of bytes, beyond the range of an int for absurd messages
	 */
	public static long maxEncodedLength(Message message) {
		long characters = message.name().length() + (long) message.to().id().length()
				+ 2L * message.from().id().length();
		return FIXED_LENGTH + LONGEST_CHARACTER * characters + fieldsLength(message.metadata()) + message.body().length;
	}

	/**
	 * Checks that credentials can travel, without telling what they are.
	 * @param authorization the value of the header field, or null if there is none
	 * @throws IllegalArgumentException if the value cannot be one of a header field
	 */
	public static void requireAuthorization(@Nullable String authorization) {
		if (authorization != null && !Metadata.isValue(authorization)) {
			throw new IllegalArgumentException("Credentials of " + authorization.length()
					+ " characters cannot travel in a header field: it takes visible ASCII in one line");
		}
	}

	/**
	 * How many bytes credentials add to a request.
	 * @param authorization the value of the header field, or null if there is none
	 * @return the number of bytes
	 */
	public static int authorizationLength(@Nullable String authorization) {
		return (authorization == null) ? 0 : AUTHORIZATION.length + authorization.length();
	}

	/**
	 * Writes the request.
	 * @param message the message
	 * @param authorization what proves who sends it, or null
	 * @param out takes the bytes, has room for {@link #maxEncodedLength(Message)} and
	 * {@link #authorizationLength(String)}
	 */
	public static void encode(Message message, @Nullable String authorization, ByteBuffer out) {
		UPID to = message.to();
		out.put(METHOD);
		if (!to.id().isEmpty()) {
			putEscaped(to.id(), PLAIN_IN_ID, out);
			out.put((byte) '/');
		}
		putEscaped(message.name(), PLAIN_IN_NAME, out);
		String fromAddress = message.from().address().toString();
		out.put(AGENT);
		putSender(message.from(), fromAddress, out);
		out.put(FROM);
		putSender(message.from(), fromAddress, out);
		out.put(HOST);
		putAscii(to.address().toString(), out);
		if (authorization != null) {
			out.put(AUTHORIZATION);
			putAscii(authorization, out);
		}
		if (message.metadata().size() > 0) {
			putFields(message.metadata(), out);
		}
		putBody(message.body(), out);
	}

	/**
	 * The request as a new array.
	 * @param message the message
	 * @return the bytes
	 */
	public static byte[] encode(Message message) {
		ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(maxEncodedLength(message)));
		encode(message, null, out);
		byte[] bytes = new byte[out.flip().remaining()];
		out.get(bytes);
		return bytes;
	}

	/**
	 * Checks that metadata of a name can travel as a header field.
	 * @param name the name
	 * @throws IllegalArgumentException if it is malformed, or means something else to
	 * HTTP or libprocess
	 */
	public static void requireMetadataName(String name) {
		if (!Metadata.isName(name) || RESERVED.contains(name)) {
			throw new IllegalArgumentException("Metadata cannot travel as the header field '" + name
					+ "': it takes a lower-case token without a meaning of its own, such as traceparent");
		}
	}

	/**
	 * Parses the sender of a message. Never asks a name service.
	 * @param text the value of {@code Libprocess-From}, or what follows
	 * {@code libprocess/} in {@code User-Agent}
	 * @return the sender
	 * @throws IllegalArgumentException if the text is no {@code id@ip:port}
	 */
	public static UPID decodeSender(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
				throw new IllegalArgumentException("The sender is not written in visible ASCII");
			}
		}
		UPID sender = UPID.parse(text);
		String id = decode(sender.id());
		return id.equals(sender.id()) ? sender : new UPID(id, sender.address());
	}

	/**
	 * Decodes an escaped text in which a plus sign is a plus sign.
	 * @param text the escaped text
	 * @return the decoded text
	 * @throws IllegalArgumentException if an escape is malformed
	 */
	static String decode(String text) {
		return (text.indexOf('%') < 0) ? text : PercentCodec.decode(text.replace("+", "%2B"));
	}

	private static void putSender(UPID from, String address, ByteBuffer out) {
		putEscaped(from.id(), PLAIN_IN_SENDER, out);
		out.put((byte) '@');
		putAscii(address, out);
	}

	private static int fieldsLength(Metadata metadata) {
		return metadata.characters() + metadata.size() * (LINE_END.length + COLON.length);
	}

	private static void putFields(Metadata metadata, ByteBuffer out) {
		metadata.forEach((name, value) -> {
			out.put(LINE_END);
			putAscii(name, out);
			out.put(COLON);
			putAscii(value, out);
		});
	}

	private static void putBody(byte[] body, ByteBuffer out) {
		if (body.length == 0) {
			out.put(LINE_END).put(LINE_END);
			return;
		}
		out.put(CHUNKED);
		int digits = Math.max(1, (35 - Integer.numberOfLeadingZeros(body.length)) / 4);
		for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
			out.put(SIZE_DIGITS[body.length >> shift & 0xf]);
		}
		out.put(LINE_END).put(body).put(LAST_CHUNK);
	}

	private static void putAscii(String text, ByteBuffer out) {
		for (int i = 0; i < text.length(); i++) {
			out.put((byte) text.charAt(i));
		}
	}

	private static void putEscaped(String text, boolean[] plain, ByteBuffer out) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= plain.length || !plain[c]) {
				putEscapedFrom(i, text, plain, out);
				return;
			}
			out.put((byte) c);
		}
	}

	private static void putEscapedFrom(int start, String text, boolean[] plain, ByteBuffer out) {
		for (byte b : text.substring(start).getBytes(StandardCharsets.UTF_8)) {
			if (b > 0 && plain[b]) {
				out.put(b);
			}
			else {
				out.put((byte) '%').put(ESCAPE_DIGITS[(b & 0xf0) >> 4]).put(ESCAPE_DIGITS[b & 0xf]);
			}
		}
	}

	private static boolean[] plainBut(String special) {
		boolean[] plain = new boolean[128];
		for (char c = '!'; c <= '~'; c++) {
			plain[c] = special.indexOf(c) < 0;
		}
		return plain;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
