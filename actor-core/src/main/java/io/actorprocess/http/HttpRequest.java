package io.actorprocess.http;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A request to a route of a process. Its body is there as a whole, unless the route asked
 * for a stream.
 * <p>
 * Thread-safety: immutable as long as nobody changes the body.
 *
 * @param method the method in upper case
 * @param path the raw path, beginning with a slash, with the id of the process
 * @param query the decoded query
 * @param headers the header fields
 * @param content the body, possibly without bytes
 * @param client who asks, or null if that is unknown
 */
public record HttpRequest(String method, String path, Query query, Headers headers, Body content,
		@Nullable InetSocketAddress client) {

	private static final byte[] NOTHING = {};

	/**
	 * A GET request without header fields.
	 * @param target the path, possibly with a query
	 * @return the request
	 */
	public static HttpRequest get(String target) {
		return of("GET", target, Headers.empty(), NOTHING, null);
	}

	/**
	 * A request to send, without header fields and body.
	 * @param method the method in upper case
	 * @param url its path and query
	 * @return the request
	 */
	public static HttpRequest to(String method, Url url) {
		return new HttpRequest(method, url.path(), url.query(), Headers.empty(), new Body.Bytes(NOTHING), null);
	}

	/**
	 * A request whose target still holds path and query.
	 * @param method the method
	 * @param target the path, possibly with {@code ?query} and {@code #fragment}
	 * @param headers the header fields
	 * @param body the bytes
	 * @param client who asks
	 * @return the request
	 * @throws IllegalArgumentException if the query has a malformed escape
	 */
	public static HttpRequest of(String method, String target, Headers headers, byte[] body,
			@Nullable InetSocketAddress client) {
		int fragment = target.indexOf('#');
		String noFragment = (fragment < 0) ? target : target.substring(0, fragment);
		int question = noFragment.indexOf('?');
		String path = (question < 0) ? noFragment : noFragment.substring(0, question);
		Query query = (question < 0) ? Query.empty() : Query.parse(noFragment.substring(question + 1));
		return new HttpRequest(method, path, query, headers, new Body.Bytes(body), client);
	}

	/**
	 * The same request with one more header field.
	 * @param name the name
	 * @param value the value
	 * @return a new request
	 */
	public HttpRequest with(String name, String value) {
		return new HttpRequest(this.method, this.path, this.query, this.headers.with(name, value), this.content,
				this.client);
	}

	/**
	 * The same request with another body.
	 * @param body the body
	 * @return a new request
	 */
	public HttpRequest withContent(Body body) {
		return new HttpRequest(this.method, this.path, this.query, this.headers, body, this.client);
	}

	/**
	 * The bytes of the body.
	 * @return the bytes, possibly none
	 * @throws IllegalStateException if the route asked for a stream and gets one
	 */
	public byte[] body() {
		return this.content.toBytes();
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
	 * @return gives the pieces as they arrive
	 */
	public Pipe.Reader reader() {
		return this.content.toReader();
	}

	/**
	 * Whether the client takes a content coding.
	 * @param coding such as {@code gzip}
	 * @return false unless the request says so
	 */
	public boolean acceptsEncoding(String coding) {
		return Accept.encoding(this.headers, coding);
	}

	/**
	 * Whether the client takes a media type.
	 * @param mediaType such as {@code text/html}
	 * @return true unless the request excludes it
	 */
	public boolean accepts(String mediaType) {
		return Accept.mediaType(this.headers, mediaType);
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
