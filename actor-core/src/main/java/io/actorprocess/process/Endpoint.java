package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

/**
 * A path that the runtime itself serves on its port. It goes before the routes of a
 * process whose id the path begins with.
 * <p>
 * Thread-safety: immutable.
 *
 * @param path the path, such as {@code /metrics/snapshot}; longer paths are served too
 * @param realm who may use it, or null for everybody
 * @param help what it is for, in Markdown
 * @param handler answers the requests, on a thread that must not be held up
 */
public record Endpoint(String path, @Nullable String realm, String help, HttpHandler handler) {

	/**
	 * Checks the path.
	 * @throws IllegalArgumentException if it does not begin with a slash, or ends with
	 * one
	 */
	public Endpoint {
		if (!path.startsWith("/") || path.endsWith("/")) {
			throw new IllegalArgumentException(
					"The endpoint '" + path + "' must begin with '/', and must not end with '/'");
		}
	}

	boolean serves(String requestPath) {
		return requestPath.startsWith(this.path)
				&& (requestPath.length() == this.path.length() || requestPath.charAt(this.path.length()) == '/');
	}

}
