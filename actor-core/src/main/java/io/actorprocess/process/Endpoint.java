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
 * @param guarded whether it is refused with 403 while the realm has no authenticator
 * @param help what it is for, in Markdown
 * @param handler answers the requests, on a thread that must not be held up
 */
public record Endpoint(String path, @Nullable String realm, boolean guarded, String help, HttpHandler handler) {

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

	/**
	 * The endpoint {@code /__processes__}: every living process and what waits for it.
	 * @param manager whose processes
	 * @param realm who may use it, or null for everybody
	 * @return the endpoint
	 */
	public static Endpoint processes(ProcessManager manager, @Nullable String realm) {
		return new ProcessesPage(manager).endpoint(realm);
	}

	boolean serves(String requestPath) {
		return requestPath.startsWith(this.path)
				&& (requestPath.length() == this.path.length() || requestPath.charAt(this.path.length()) == '/');
	}

}
