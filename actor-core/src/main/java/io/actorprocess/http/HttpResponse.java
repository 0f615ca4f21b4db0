package io.actorprocess.http;

import java.nio.charset.StandardCharsets;

/**
 * The answer of a route. {@code Date} and {@code Content-Length} are added on the wire.
 * <p>
 * Thread-safety: immutable as long as nobody changes the body.
 *
 * @param status the status code
 * @param headers the header fields
 * @param body the bytes, possibly none
 */
@SuppressWarnings("ArrayRecordComponent")
public record HttpResponse(int status, Headers headers, byte[] body) {

	private static final byte[] NOTHING = {};

	private static final String TEXT = "text/plain; charset=utf-8";

	/**
	 * Checks the status code.
	 * @throws IllegalArgumentException if the code is not between 100 and 599
	 */
	public HttpResponse {
		if (status < 100 || status > 599) {
			throw new IllegalArgumentException("The HTTP status " + status + " is not between 100 and 599");
		}
	}

	/**
	 * An answer without a body.
	 * @param status the status code
	 * @return the response
	 */
	public static HttpResponse of(int status) {
		return new HttpResponse(status, Headers.empty(), NOTHING);
	}

	/**
	 * An answer of plain text.
	 * @param status the status code
	 * @param text the text
	 * @return the response
	 */
	public static HttpResponse text(int status, String text) {
		return new HttpResponse(status, Headers.of("Content-Type", TEXT), text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A 200 of plain text.
	 * @param text the text
	 * @return the response
	 */
	public static HttpResponse ok(String text) {
		return text(200, text);
	}

	/**
	 * A 200 of JSON.
	 * @param json the JSON text
	 * @return the response
	 */
	public static HttpResponse json(String json) {
		return new HttpResponse(200, Headers.of("Content-Type", "application/json"),
				json.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * An answer whose body names its status, such as {@code 404 Not Found.}
	 * @param status the status code
	 * @return the response
	 */
	public static HttpResponse status(int status) {
		return text(status, status + " " + HttpStatus.reason(status) + ".");
	}

	/**
	 * These status and body with one more header field.
	 * @param name the name
	 * @param value the value
	 * @return a new response
	 */
	public HttpResponse with(String name, String value) {
		return new HttpResponse(this.status, this.headers.with(name, value), this.body);
	}

	/**
	 * The body as UTF-8 text.
	 * @return the text
	 */
	public String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return this.status + " " + HttpStatus.reason(this.status) + " (" + this.body.length + " bytes)";
	}

}
