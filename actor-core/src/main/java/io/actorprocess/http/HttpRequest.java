package io.actorprocess.http;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A request to a route of a process, with its whole body.
 * <p>
 * Thread-safety: immutable as long as nobody changes the body.
 *
 * @param method the method in upper case
 * @param path the raw path, beginning with a slash, with the id of the process
 * @param query the decoded query
 * @param headers the header fields
 * @param body the bytes, possibly none
 * @param client who asks, or null if that is unknown
 */
@SuppressWarnings("ArrayRecordComponent")
public record HttpRequest(String method, String path, Query query, Headers headers, byte[] body,
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
		return new HttpRequest(method, path, query, headers, body, client);
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
		return this.method + " " + this.path;
	}

}
