package io.actorprocess.remote;

/**
 * The first line of a request.
 * <p>
 * Thread-safety: immutable.
 *
 * @param method the method, any token
 * @param target the target, at least one character and no control character
 * @param minorVersion 0 or 1
 */
record RequestLine(String method, String target, int minorVersion) {

	/** Before the first request. */
	static final RequestLine NONE = new RequestLine("", "", 1);

	private static final int VERSION_LENGTH = "HTTP/1.1".length();

	private static final int LONGEST_METHOD = 32;

	/**
	 * Parses {@code method SP target SP version}, with exactly one blank in between.
	 * @param line holds the line as its current one
	 * @return the parts
	 * @throws MalformedRequestException 400 for another form, 505 for another version
	 * than 1.0 and 1.1
	 */
	static RequestLine parse(LineBuffer line) {
		byte[] bytes = line.bytes();
		int methodEnd = indexOfBlank(bytes, line.start(), line.end());
		int targetEnd = indexOfBlank(bytes, methodEnd + 1, line.end());
		if (!Ascii.isToken(bytes, line.start(), methodEnd) || targetEnd - methodEnd < 2
				|| line.end() - targetEnd != VERSION_LENGTH + 1
				|| !Ascii.isFieldValue(bytes, methodEnd + 1, targetEnd)) {
			throw malformed();
		}
		if (methodEnd - line.start() > LONGEST_METHOD) {
			throw new MalformedRequestException(501, "No method has such a long name");
		}
		int minorVersion = parseVersion(bytes, targetEnd + 1);
		return new RequestLine(line.text(line.start(), methodEnd), line.text(methodEnd + 1, targetEnd), minorVersion);
	}

	private static int indexOfBlank(byte[] bytes, int from, int end) {
		for (int i = from; i < end; i++) {
			if (Ascii.isBlank(bytes[i])) {
				return (bytes[i] == ' ') ? i : end;
			}
		}
		return end;
	}

	private static int parseVersion(byte[] bytes, int start) {
		int major = bytes[start + 5] - '0';
		int minor = bytes[start + 7] - '0';
		boolean wellFormed = bytes[start + 6] == '.' && isDigit(major) && isDigit(minor)
				&& Ascii.text(bytes, start, start + 5).equals("HTTP/");
		if (!wellFormed) {
			throw malformed();
		}
		if (major != 1 || minor > 1) {
			throw new MalformedRequestException(505, "The versions 1.0 and 1.1 of HTTP are spoken here");
		}
		return minor;
	}

	private static boolean isDigit(int value) {
		return value >= 0 && value <= 9;
	}

	private static MalformedRequestException malformed() {
		return MalformedRequestException.badRequest("The request line is malformed");
	}

}
