package io.actorprocess.remote;

import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpStatus;

/**
 * What the lines of a response before its body say.
 * <p>
 * Thread-safety: immutable.
 *
 * @param status the status code
 * @param headers the header fields
 * @param chunked whether the body comes in chunks
 * @param contentLength the length of the body, or {@link BodyReader#UNTIL_CLOSE}
 * @param contentCoding how the body is compressed, in lower case; empty if it is not
 * @param keepAlive whether the connection stays open
 */
record ResponseHead(int status, Headers headers, boolean chunked, long contentLength, String contentCoding,
		boolean keepAlive) {

	private static final int VERSION_LENGTH = "HTTP/1.1 ".length();

	private static final int STATUS_END = VERSION_LENGTH + 3;

	/** Before the first response. */
	static final ResponseHead NONE = new ResponseHead(0, Headers.empty(), false, 0, "", true);

	/**
	 * Makes sense of a head.
	 * @param statusLine the first line
	 * @param fields the header fields
	 * @param lines the bytes of the fields
	 * @param answersHead whether the request was a HEAD, whose response has no body
	 * @return the head
	 * @throws MalformedRequestException if the parts contradict each other
	 */
	static ResponseHead of(String statusLine, HeaderTable fields, LineBuffer lines, boolean answersHead) {
		int status = parseStatus(statusLine);
		String coding = fields.single("transfer-encoding", lines);
		if (coding != null && !coding.equalsIgnoreCase("chunked")) {
			throw MalformedRequestException.badRequest("The only transfer coding is chunked");
		}
		String length = fields.single("content-length", lines);
		if (coding != null && length != null) {
			throw MalformedRequestException.badRequest("A body has a length or comes in chunks, not both");
		}
		boolean bodiless = answersHead || status < 200 || status == 204 || status == 304;
		long announced = (length != null) ? RequestHead.parseLength(length) : BodyReader.UNTIL_CLOSE;
		boolean chunked = coding != null && !bodiless;
		long contentLength = bodiless ? 0 : announced;
		boolean keepAlive = isKeptAlive(statusLine.charAt(VERSION_LENGTH - 2), fields, lines)
				&& (chunked || contentLength != BodyReader.UNTIL_CLOSE);
		return new ResponseHead(status, fields.toHeaders(lines), chunked, contentLength,
				RequestHead.contentCoding(fields, lines), keepAlive);
	}

	private static int parseStatus(String line) {
		boolean wellFormed = line.startsWith("HTTP/1.") && line.length() >= STATUS_END
				&& line.charAt(VERSION_LENGTH - 1) == ' '
				&& (line.length() == STATUS_END || line.charAt(STATUS_END) == ' ');
		int status = wellFormed ? number(line, VERSION_LENGTH, STATUS_END) : 0;
		if (status < 100 || status > 599) {
			throw MalformedRequestException.badRequest("The status line '" + line + "' is malformed");
		}
		return status;
	}

	/** The number that some digits make, zero if one of them is none. */
	private static int number(String text, int from, int to) {
		int number = 0;
		for (int i = from; i < to; i++) {
			int digit = text.charAt(i) - '0';
			if (digit < 0 || digit > 9) {
				return 0;
			}
			number = 10 * number + digit;
		}
		return number;
	}

	private static boolean isKeptAlive(char minorVersion, HeaderTable fields, LineBuffer lines) {
		int field = fields.find("connection", 0, lines);
		String connection = (field < 0) ? "" : fields.value(field, lines);
		return !RequestHead.hasOption(connection, "close")
				&& (minorVersion != '0' || RequestHead.hasOption(connection, "keep-alive"));
	}

	/**
	 * Whether another head follows for the same request.
	 * @return true for what is said on the way, such as leave to send a body; after a 101
	 * another protocol is spoken
	 */
	boolean isInterim() {
		return this.status < 200 && this.status != 101;
	}

	@Override
	public String toString() {
		return this.status + " " + HttpStatus.reason(this.status);
	}

}
