package io.actorprocess.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.future.Futures;
import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.JsonText;
import io.actorprocess.http.PercentCodec;
import io.actorprocess.process.Endpoint;
import io.actorprocess.process.ProcessInfo;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.RouteInfo;

/**
 * What there is to ask: all processes with their routes, one process, one route.
 * <p>
 * Thread-safety: immutable.
 */
final class HelpEndpoint {

	/*
	 * The processes are asked when somebody looks, so a page is never older than the
	 * process, and nothing is kept of those that nobody asks about.
	 */

	private static final String PATH = "/help";

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final String HELP = """
			All processes and their routes, `/help/<id>` those of one process, `/help/<id>/<route>` one route. \
			`format=json` for programs.""";

	private final ProcessManager manager;

	private final List<Endpoint> endpoints;

	HelpEndpoint(ProcessManager manager, List<Endpoint> endpoints) {
		this.manager = manager;
		this.endpoints = endpoints;
	}

	/**
	 * One process.
	 *
	 * @param id its id
	 * @param routes its routes; null if it did not answer in time
	 */
	private record Page(String id, @Nullable List<RouteInfo> routes) {

		private List<RouteInfo> shown() {
			return (this.routes != null) ? this.routes : List.of();
		}

	}

	Endpoint endpoint(@Nullable String realm) {
		return new Endpoint(PATH, realm, false, HELP, this::answer);
	}

	private Future<HttpResponse> answer(HttpRequest request) {
		String rest = request.path().substring(PATH.length()).replaceAll("^/+|/+$", "");
		if (rest.isEmpty()) {
			return pages().then((pages) -> isJson(request) ? json(pages) : markdown(request, index(pages)));
		}
		int slash = rest.indexOf('/');
		String id = PercentCodec.decode((slash < 0) ? rest : rest.substring(0, slash));
		return page(id).then((page) -> {
			if (page == null) {
				return HttpResponse.text(400, "No help page for '" + id + "'.\n");
			}
			return (slash < 0) ? whole(request, page) : part(request, page, rest.substring(slash));
		});
	}

	private static HttpResponse whole(HttpRequest request, Page page) {
		return isJson(request) ? json(List.of(page)) : markdown(request, describe(page));
	}

	private static HttpResponse part(HttpRequest request, Page page, String path) {
		Optional<RouteInfo> found = page.shown().stream().filter((route) -> route.path().equals(path)).findFirst();
		return found
			.map((route) -> isJson(request) ? json(List.of(new Page(page.id(), List.of(route))))
					: markdown(request, describe(page.id(), route)))
			.orElseGet(() -> HttpResponse.text(400, "No help page for '" + page.id() + path + "'.\n"));
	}

	private Future<List<Page>> pages() {
		List<Future<@Nullable Page>> asked = this.manager.monitor()
			.processes()
			.stream()
			.sorted(Comparator.comparing(ProcessInfo::id))
			.map((process) -> page(process.id()))
			.toList();
		return Futures.collect(asked).then((pages) -> {
			List<Page> all = new ArrayList<>(builtIn());
			pages.stream().filter(Objects::nonNull).forEach(all::add);
			return all;
		});
	}

	/** Nothing if no such process lives. */
	private Future<@Nullable Page> page(String id) {
		Optional<Page> own = builtIn().stream().filter((page) -> page.id().equals(id)).findFirst();
		if (own.isPresent()) {
			return Future.<@Nullable Page>ready(own.get());
		}
		return this.manager.monitor()
			.routes(id)
			.<@Nullable Page>then((routes) -> new Page(id, routes))
			.after(PATIENCE, this.manager.clock(), (late) -> Future.ready(new Page(id, null)))
			.recover((ended) -> null);
	}

	/** The endpoints, grouped as if the first segment were a process. */
	private List<Page> builtIn() {
		List<Page> pages = new ArrayList<>();
		this.endpoints.stream()
			.collect(Collectors.groupingBy((endpoint) -> endpoint.path().split("/", 3)[1]))
			.forEach((id, some) -> pages.add(new Page(id, some.stream().map((one) -> route(id, one)).toList())));
		pages.sort(Comparator.comparing(Page::id));
		return pages;
	}

	private static RouteInfo route(String id, Endpoint endpoint) {
		String below = endpoint.path().substring(id.length() + 1);
		return new RouteInfo(below.isEmpty() ? "/" : below, endpoint.realm(), endpoint.help());
	}

	private static String index(List<Page> pages) {
		return pages.stream().map(HelpEndpoint::describe).collect(Collectors.joining("\n", "# HELP\n\n", ""));
	}

	private static String describe(Page page) {
		String routes = (page.routes() == null) ? "It is busy and did not say which routes it has.\n"
				: page.shown().stream().map((route) -> "- " + summary(page.id(), route)).collect(Collectors.joining());
		return "## " + page.id() + "\n\n" + routes;
	}

	private static String summary(String id, RouteInfo route) {
		String text = (route.help() != null) ? ": " + route.help().strip().lines().findFirst().orElse("") : "";
		return "`" + url(id, route) + "`" + text + "\n";
	}

	private static String describe(String id, RouteInfo route) {
		String text = (route.help() != null) ? route.help().strip() : "No help page for `" + url(id, route) + "`.";
		String guard = (route.realm() != null) ? "This route is guarded by the realm `" + route.realm() + "`."
				: "This route is open to everybody.";
		return "### USAGE ###\n    " + url(id, route) + "\n\n### DESCRIPTION ###\n" + text
				+ "\n\n### AUTHENTICATION ###\n" + guard + "\n";
	}

	private static String url(String id, RouteInfo route) {
		return "/" + PercentCodec.encode(id) + (route.path().equals("/") ? "" : route.path());
	}

	private static boolean isJson(HttpRequest request) {
		return "json".equals(request.query().get("format"));
	}

	private static HttpResponse json(List<Page> pages) {
		return HttpResponse.json(pages.stream()
			.map((page) -> "{\"id\":" + JsonText.quote(page.id()) + ",\"endpoints\":" + json(page) + "}")
			.collect(Collectors.joining(",", "{\"processes\":[", "]}")));
	}

	private static String json(Page page) {
		return page.shown()
			.stream()
			.map((route) -> "{\"name\":" + JsonText.quote(route.path()) + ",\"text\":"
					+ JsonText.quote(describe(page.id(), route)) + "}")
			.collect(Collectors.joining(",", "[", "]"));
	}

	/** Browsers show plain text, but offer Markdown as a file to save. */
	private static HttpResponse markdown(HttpRequest request, String text) {
		String accept = request.headers().get("Accept");
		boolean browser = accept != null && accept.contains("text/html");
		HttpResponse plain = HttpResponse.ok(text);
		return browser ? plain
				: new HttpResponse(200, Headers.of("Content-Type", "text/markdown; charset=utf-8"), plain.body());
	}

}
