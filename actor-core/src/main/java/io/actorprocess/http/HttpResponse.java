package io.actorprocess.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The answer of a route. {@code Date} and {@code Content-Length} are added on the wire.
 * <p>
 * Thread-safety: immutable as long as nobody changes the body.
 *
 * @param status the status code
 * @param headers the header fields
 * @param content the body, possibly without bytes
 */
public record HttpResponse(int status, Headers headers, Body content) {

	private static final Body NOTHING = new Body.Bytes(new byte[0]);

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
	 * An answer whose body is there.
	 * @param status the status code
	 * @param headers the header fields
	 * @param body the bytes, possibly none
	 * @throws IllegalArgumentException if the code is not between 100 and 599
	 */
	@SuppressWarnings("ArrayRecordComponent")
	public HttpResponse(int status, Headers headers, byte[] body) {
		this(status, headers, new Body.Bytes(body));
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
	 * An answer whose body is still to come. It is sent as fast as the client takes it; a
	 * client that goes away closes the reader, and a failure of the pipe cuts the
	 * connection, so that no client takes a part for the whole.
	 * @param status the status code
	 * @param mediaType the {@code Content-Type}
	 * @param reader gives the pieces
	 * @return the response
	 */
	public static HttpResponse stream(int status, String mediaType, Pipe.Reader reader) {
		return new HttpResponse(status, Headers.of("Content-Type", mediaType), new Body.Stream(reader));
	}

	/**
	 * A 200 with a file as its body, which is read as the client takes it. It becomes a
	 * 404 if there is no such file when it is sent.
	 * @param file a regular file
	 * @return the response, with the media type that the file's name tells
	 */
	public static HttpResponse file(Path file) {
		return asset(MediaTypes.of(file), new Body.File(file));
	}

	static HttpResponse asset(String mediaType, Body content) {
		Headers headers = mediaType.isEmpty() ? Headers.empty() : Headers.of("Content-Type", mediaType);
		return new HttpResponse(200, headers, content);
	}

	/**
	 * These status and body with one more header field.
	 * @param name the name
	 * @param value the value
	 * @return a new response
	 */
	public HttpResponse with(String name, String value) {
		return new HttpResponse(this.status, this.headers.with(name, value), this.content);
	}

	/**
	 * The bytes of the body.
	 * @return the bytes, possibly none
	 * @throws IllegalStateException if the body is a stream or a file
	 */
	public byte[] body() {
		return this.content.toBytes();
	}

	/**
	 * What the server asks for in its {@code WWW-Authenticate} fields.
	 * @return one challenge for each field, none if there are no such fields
	 * @throws IllegalArgumentException if a field is malformed
	 */
	public List<Challenge> challenges() {
		return this.headers.all("WWW-Authenticate").stream().map(Challenge::parse).toList();
	}

	/**
	 * The body as UTF-8 text.
	 * @return the text
	 * @throws IllegalStateException as {@link #body()}
	 */
	public String text() {
		return new String(body(), StandardCharsets.UTF_8);
	}

	/**
	 * The body as a stream. Read it to its end or close it.
	 * @return gives the pieces
	 * @throws IllegalStateException if the body is a file
	 */
	public Pipe.Reader reader() {
		return this.content.toReader();
	}

	@Override
	public String toString() {
		return this.status + " " + HttpStatus.reason(this.status) + " (" + this.content + ")";
	}

}
