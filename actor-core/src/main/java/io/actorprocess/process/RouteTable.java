package io.actorprocess.process;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The routes of one process. A request goes to the route with the longest path that
 * matches by whole segments; the route {@code /} serves the bare path of the process
 * only.
 * <p>
 * Thread-safety: the process adds, any thread may look.
 */
final class RouteTable {

	/** Replaced as a whole. */
	private volatile Map<String, GuardedRoute> routes = Map.of();

	void add(GuardedRoute route) {
		String path = route.path();
		if (!path.startsWith("/") || (path.length() > 1 && path.endsWith("/"))) {
			throw new IllegalArgumentException(
					"The route '" + path + "' must begin with '/' and, unless it is '/', " + "must not end with '/'");
		}
		Map<String, GuardedRoute> more = new HashMap<>(this.routes);
		more.put(path.substring(1), route);
		this.routes = more;
	}

	/**
	 * Finds the route of a request.
	 * @param requestPath the whole path, beginning with the id of the process
	 * @return the route, or null if no route matches
	 */
	@Nullable GuardedRoute find(String requestPath) {
		int slash = requestPath.indexOf('/', 1);
		String rest = (slash < 0) ? "" : trimSlashes(requestPath, slash);
		Map<String, GuardedRoute> current = this.routes;
		GuardedRoute exact = current.get(rest);
		while (exact == null && !rest.isEmpty()) {
			int cut = rest.lastIndexOf('/');
			if (cut < 0) {
				return null;
			}
			rest = rest.substring(0, cut);
			exact = current.get(rest);
		}
		return exact;
	}

	private static String trimSlashes(String path, int start) {
		int from = start;
		int to = path.length();
		while (from < to && path.charAt(from) == '/') {
			from++;
		}
		while (to > from && path.charAt(to - 1) == '/') {
			to--;
		}
		return path.substring(from, to);
	}

	/** The routes in the order of their paths. */
	List<GuardedRoute> all() {
		return this.routes.values().stream().sorted(Comparator.comparing(GuardedRoute::path)).toList();
	}

}
