package io.actorprocess.remote;

/**
 * How much of a request is taken in before it is refused.
 * <p>
 * Thread-safety: immutable.
 *
 * @param requestLine bytes of the request line; beyond: 414
 * @param headerBytes bytes of all header fields, and of all trailer fields; beyond: 431
 * @param headerCount number of header fields; beyond: 431
 * @param messageBody bytes of a message's body, inflated; beyond: 413
 * @param httpBody bytes of any other request's body, inflated; beyond: 413
 * @param chunks number of chunks of a body; beyond: 413
 */
public record RequestLimits(int requestLine, int headerBytes, int headerCount, int messageBody, int httpBody,
		int chunks) {

	/** Limits that suit a runtime among peers it does not trust. */
	public static final RequestLimits DEFAULT = new RequestLimits(4096, 16 * 1024, 100, 16 * 1024 * 1024, 1024 * 1024,
			65_536);

	/**
	 * Checks the limits.
	 * @throws IllegalArgumentException if one is not positive
	 */
	public RequestLimits {
		requirePositive("requestLine", requestLine);
		requirePositive("headerBytes", headerBytes);
		requirePositive("headerCount", headerCount);
		requirePositive("messageBody", messageBody);
		requirePositive("httpBody", httpBody);
		requirePositive("chunks", chunks);
	}

	private static void requirePositive(String name, int value) {
		if (value <= 0) {
			throw new IllegalArgumentException("The limit " + name + " is " + value + " but must be positive");
		}
	}

	/**
	 * The limit of a body.
	 * @param message whether it is the body of a message
	 * @return the largest number of bytes
	 */
	int body(boolean message) {
		return message ? this.messageBody : this.httpBody;
	}

	/**
	 * These limits with another one for the bodies of messages.
	 * @param bytes the largest body
	 * @return new limits
	 */
	public RequestLimits withMessageBody(int bytes) {
		return new RequestLimits(this.requestLine, this.headerBytes, this.headerCount, bytes, this.httpBody,
				this.chunks);
	}

	/**
	 * These limits with another one for the bodies of requests that are no messages.
	 * @param bytes the largest body
	 * @return new limits
	 */
	public RequestLimits withHttpBody(int bytes) {
		return new RequestLimits(this.requestLine, this.headerBytes, this.headerCount, this.messageBody, bytes,
				this.chunks);
	}

	/**
	 * These limits with another one for the request line.
	 * @param bytes the longest line
	 * @return new limits
	 */
	public RequestLimits withRequestLine(int bytes) {
		return new RequestLimits(bytes, this.headerBytes, this.headerCount, this.messageBody, this.httpBody,
				this.chunks);
	}

	/**
	 * These limits with another one for all header fields together.
	 * @param bytes the largest size
	 * @return new limits
	 */
	public RequestLimits withHeaderBytes(int bytes) {
		return new RequestLimits(this.requestLine, bytes, this.headerCount, this.messageBody, this.httpBody,
				this.chunks);
	}

	/**
	 * These limits with another one for the number of header fields.
	 * @param count the largest number
	 * @return new limits
	 */
	public RequestLimits withHeaderCount(int count) {
		return new RequestLimits(this.requestLine, this.headerBytes, count, this.messageBody, this.httpBody,
				this.chunks);
	}

	/**
	 * These limits with another one for the number of chunks.
	 * @param count the largest number
	 * @return new limits
	 */
	public RequestLimits withChunks(int count) {
		return new RequestLimits(this.requestLine, this.headerBytes, this.headerCount, this.messageBody, this.httpBody,
				count);
	}

}
