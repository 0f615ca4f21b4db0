package io.actorprocess.http;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Decides which requests are let in.
 */
@FunctionalInterface
public interface FirewallRule {

	/**
	 * Looks at a request.
	 * @param request the request
	 * @return the response that refuses it, or null to let it in
	 */
	@Nullable HttpResponse apply(HttpRequest request);

	/**
	 * Refuses requests and messages to some paths with 403. Paths are compared whole: no
	 * prefixes, no patterns. A path that escapes characters is compared as what it says,
	 * too.
	 * @param paths the paths, such as {@code /__processes__} or {@code /vault/open}
	 * @return the rule
	 */
	static FirewallRule disabledEndpoints(Set<String> paths) {
		Set<String> disabled = Set.copyOf(paths);
		return (request) -> (disabled.contains(request.path()) || disabled.contains(decoded(request.path())))
				? HttpResponse.text(403, "Endpoint '" + request.path() + "' is disabled") : null;
	}

	private static String decoded(String path) {
		try {
			return PercentCodec.decode(path);
		}
		catch (IllegalArgumentException ex) {
			return path;
		}
	}

}
