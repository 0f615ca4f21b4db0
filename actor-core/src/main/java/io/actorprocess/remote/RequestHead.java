package io.actorprocess.remote;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.Headers;
import io.actorprocess.message.Metadata;

/**
 * What the lines before the body say.
 * <p>
 * Thread-safety: immutable.
 *
 * @param line the request line
 * @param sender who sends a message; null if the request is none
 * @param headers the header fields; those of a message only if somebody asks for them
 * @param metadata what travels beside a message
 * @param contentLength the length of the body, 0 if there is none
 * @param chunked whether the body comes in chunks
 * @param contentCoding how the body is compressed, in lower case; empty if it is not
 * @param keepAlive whether the connection stays open
 * @param expectsContinue whether the client waits for leave to send the body
 */
record RequestHead(RequestLine line, @Nullable String sender, Headers headers, Metadata metadata, long contentLength,
		boolean chunked, String contentCoding, boolean keepAlive, boolean expectsContinue) {

	/** Before the first request. */
	static final RequestHead NONE = new RequestHead(RequestLine.NONE, null, Headers.empty(), Metadata.NONE, 0, false,
			"", true, false);

	private static final String AGENT = "libprocess/";

	private static final int LONGEST_LENGTH = 19;

	/** Beyond every limit, and no {@link BodyReader#UNTIL_CLOSE}. */
	private static final long LARGEST_LENGTH = Long.MAX_VALUE - 1;

	/**
	 * Makes sense of the header fields.
	 * @param line the request line
	 * @param fields the header fields
	 * @param lines the bytes of both
	 * @param metadataNames the fields of a message that are its metadata, in lower case
	 * @param guarded whether the fields of a message are kept too
	 * @return the head
	 * @throws MalformedRequestException if the fields contradict each other or are not
	 * served
	 */
	static RequestHead of(RequestLine line, HeaderTable fields, LineBuffer lines, Collection<String> metadataNames,
			boolean guarded) {
		requireHost(line, fields, lines);
		boolean chunked = isChunked(line, fields, lines);
		String length = fields.single("content-length", lines);
		if (chunked && length != null) {
			throw MalformedRequestException.badRequest("A body has a length or comes in chunks, not both");
		}
		String sender = sender(line, fields, lines);
		Headers headers = (sender != null && !guarded) ? Headers.empty() : fields.toHeaders(lines);
		Metadata metadata = (sender != null) ? fields.toMetadata(metadataNames, lines) : Metadata.NONE;
		return new RequestHead(line, sender, headers, metadata, (length != null) ? parseLength(length) : 0, chunked,
				contentCoding(fields, lines), isKeptAlive(line, fields, lines), expectsContinue(line, fields, lines));
	}

	private static void requireHost(RequestLine line, HeaderTable fields, LineBuffer lines) {
		String host = fields.single("host", lines);
		if (host == null && line.minorVersion() > 0) {
			throw MalformedRequestException.badRequest("HTTP/1.1 demands a Host");
		}
		if (host != null && !Ascii.isHost(host)) {
			throw MalformedRequestException.badRequest("The Host is malformed");
		}
	}

	private static boolean isChunked(RequestLine line, HeaderTable fields, LineBuffer lines) {
		String coding = fields.single("transfer-encoding", lines);
		if (coding == null) {
			return false;
		}
		if (line.minorVersion() == 0 || !coding.equalsIgnoreCase("chunked")) {
			throw MalformedRequestException.badRequest("The only transfer coding is chunked, and only in HTTP/1.1");
		}
		return true;
	}

	static long parseLength(String text) {
		boolean digits = !text.isEmpty() && text.length() <= LONGEST_LENGTH
				&& text.chars().allMatch((c) -> c >= '0' && c <= '9');
		if (!digits) {
			throw MalformedRequestException.badRequest("The Content-Length is malformed");
		}
		long length = Long.parseUnsignedLong(text);
		return (length < 0) ? LARGEST_LENGTH : Math.min(length, LARGEST_LENGTH);
	}

	private static @Nullable String sender(RequestLine line, HeaderTable fields, LineBuffer lines) {
		if (!line.method().equals("POST")) {
			return null;
		}
		String from = fields.single("libprocess-from", lines);
		if (from != null) {
			return from;
		}
		int agent = fields.find("user-agent", 0, lines);
		String value = (agent < 0) ? "" : fields.value(agent, lines);
		return value.startsWith(AGENT) ? value.substring(AGENT.length()) : null;
	}

	static String contentCoding(HeaderTable fields, LineBuffer lines) {
		String coding = fields.single("content-encoding", lines);
		return (coding == null || coding.equalsIgnoreCase("identity")) ? "" : coding.toLowerCase(Locale.ROOT);
	}

	private static boolean isKeptAlive(RequestLine line, HeaderTable fields, LineBuffer lines) {
		boolean keepAlive = line.minorVersion() > 0;
		boolean close = false;
		int field = fields.find("connection", 0, lines);
		while (field >= 0) {
			String value = fields.value(field, lines);
			keepAlive |= hasOption(value, "keep-alive");
			close |= hasOption(value, "close");
			field = fields.find("connection", field + 1, lines);
		}
		return keepAlive && !close;
	}

	static boolean hasOption(String value, String option) {
		if (value.indexOf(',') < 0) {
			return value.equalsIgnoreCase(option);
		}
		return Stream.of(value.split(",", -1)).anyMatch((part) -> part.strip().equalsIgnoreCase(option));
	}

	private static boolean expectsContinue(RequestLine line, HeaderTable fields, LineBuffer lines) {
		String expectation = fields.single("expect", lines);
		if (expectation == null || line.minorVersion() == 0) {
			return false;
		}
		if (!expectation.equalsIgnoreCase("100-continue")) {
			throw new MalformedRequestException(417, "The only expectation that can be met is 100-continue");
		}
		return true;
	}

	/**
	 * Whether a body follows of which some bytes have not arrived.
	 * @param arrived the number of bytes that have
	 * @return false if the request is complete
	 */
	boolean isBodyToCome(int arrived) {
		return this.chunked || this.contentLength > arrived;
	}

	boolean isMessage() {
		return this.sender != null;
	}

}
