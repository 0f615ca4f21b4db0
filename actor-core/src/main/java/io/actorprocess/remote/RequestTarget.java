package io.actorprocess.remote;

/**
 * The target of a request line that names a path.
 * <p>
 * Thread-safety: immutable.
 *
 * @param path the raw path, beginning with a slash
 * @param query the raw query with its question mark, or nothing
 */
record RequestTarget(String path, String query) {

	/**
	 * Splits the target. The authority of an absolute URL is ignored, a fragment is cut
	 * off.
	 * @param target the target of the request line
	 * @return path and query
	 * @throws IllegalArgumentException if the target names no path or is not written in
	 * visible ASCII
	 */
	static RequestTarget parse(String target) {
		String rest = withoutAuthority(target);
		if (!rest.startsWith("/")) {
			throw new IllegalArgumentException("Request URL path must start with '/'");
		}
		requireAscii(rest);
		int fragment = rest.indexOf('#');
		if (fragment >= 0) {
			rest = rest.substring(0, fragment);
		}
		int question = rest.indexOf('?');
		return (question < 0) ? new RequestTarget(rest, "")
				: new RequestTarget(rest.substring(0, question), rest.substring(question));
	}

	private static String withoutAuthority(String target) {
		if (target.startsWith("/")) {
			return target;
		}
		int scheme = target.indexOf("://");
		if (scheme < 1 || !target.substring(0, scheme).chars().allMatch(Character::isLetterOrDigit)) {
			return target;
		}
		int path = target.indexOf('/', scheme + 3);
		return (path < 0) ? "/" : target.substring(path);
	}

	private static void requireAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > '~') {
				throw new IllegalArgumentException("A URL is written in ASCII; other characters are percent-coded");
			}
		}
	}

	/**
	 * Path and query together.
	 * @return what a request for this target asks
	 */
	String pathAndQuery() {
		return this.path + this.query;
	}

}
