package io.actorprocess.process;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.PathPattern;
import io.actorprocess.http.StaticFiles;
import io.actorprocess.http.StaticResources;
import io.actorprocess.message.UPID;

/**
 * The part of {@link ProcessBase} that installs handlers.
 * <p>
 * Thread-safety: as {@link ProcessBase}.
 */
abstract class ProcessHandlers {

	/**
	 * Handles messages of a name. The last handler of a name counts. May be called in the
	 * constructor.
	 * @param name the message's name
	 * @param handler the handler
	 */
	protected final void install(String name, MessageHandler handler) {
		behaviour().install(name, handler);
	}

	/**
	 * Passes messages of a name on to another process; their sender stays their sender. A
	 * handler of the same name goes first. May be called in the constructor.
	 * @param name the message's name
	 * @param to the process that gets them
	 */
	protected final void delegate(String name, UPID to) {
		behaviour().delegate(name, to);
	}

	/**
	 * Answers the requests to a path of this process at once. May be called in the
	 * constructor.
	 * @param path the path below the id, such as {@code /add}; it serves longer paths too
	 * unless a longer route matches
	 * @param handler returns the response
	 */
	protected final void route(String path, CheckedFunction<HttpRequest, HttpResponse> handler) {
		routeFlat(path, (request) -> Future.ready(handler.apply(request)));
	}

	/**
	 * Answers the requests to a path of this process now or later. May be called in the
	 * constructor.
	 * @param path the path below the id, such as {@code /add}
	 * @param handler returns a future response
	 */
	protected final void routeFlat(String path, HttpHandler handler) {
		behaviour().route(new GuardedRoute(path, null, (request, principal) -> handler.handle(request)));
	}

	/**
	 * Answers the requests of those whom a realm lets in, at once. May be called in the
	 * constructor.
	 * @param path the path below the id, such as {@code /add}
	 * @param realm whose authenticator finds out who asks; without one in the
	 * {@linkplain io.actorprocess.http.AccessControl access control}, or if this is null,
	 * everybody is let in and the principal is null unless the request came through
	 * {@link ProcessManager#serve} with one
	 * @param handler returns the response
	 */
	protected final void route(String path, @Nullable String realm, SecuredFunction handler) {
		routeFlat(path, realm, (request, principal) -> Future.ready(handler.handle(request, principal)));
	}

	/**
	 * Answers the requests of those whom a realm lets in, now or later. May be called in
	 * the constructor.
	 * @param path the path below the id, such as {@code /add}
	 * @param realm as for {@link #route(String, String, SecuredFunction)}
	 * @param handler returns a future response
	 */
	protected final void routeFlat(String path, @Nullable String realm, SecuredHandler handler) {
		behaviour().route(new GuardedRoute(path, realm, handler));
	}

	/**
	 * Lets a route have the bodies of its requests as they arrive, however long they are:
	 * see {@link HttpRequest#reader()}. Small bodies come as a whole; the reader gives
	 * them too. Without this a request waits for its body, up to the limit. Call it in
	 * the constructor, to hold for the very first request.
	 * @param path the path of the route
	 */
	protected final void stream(String path) {
		behaviour().stream(path);
	}

	/**
	 * Serves the files of a directory, or one file, below a path of this process. Longer
	 * routes go first. May be called in the constructor.
	 * @param path the path below the id, such as {@code /ui}
	 * @param files the directory, whose {@code index.html} stands for itself, or the file
	 * @throws IllegalArgumentException if the path is {@code /}, which serves no longer
	 * paths
	 */
	protected final void provide(String path, Path files) {
		int skip = segmentsBefore(path);
		StaticFiles provided = new StaticFiles(files);
		route(path, (request) -> provided.respond(request, skip));
	}

	/**
	 * Serves resources of the class path, such as the pages in the jar of an application.
	 * Longer routes go first. May be called in the constructor.
	 * @param path the path below the id, such as {@code /ui}
	 * @param resources the directory, whose {@code index.html} stands for itself
	 * @throws IllegalArgumentException if the path is {@code /}, which serves no longer
	 * paths
	 */
	protected final void provide(String path, StaticResources resources) {
		int skip = segmentsBefore(path);
		route(path, (request) -> resources.respond(request, skip));
	}

	private static int segmentsBefore(String path) {
		if (path.equals("/")) {
			throw new IllegalArgumentException("Files are provided below a path such as '/ui', not below '/'");
		}
		return 1 + PathPattern.of(path).segments().size();
	}

	/**
	 * Says what a route is for, on the page {@code /help}. May be called in the
	 * constructor.
	 * @param path the path of the route
	 * @param text the explanation, in Markdown
	 */
	protected final void help(String path, String text) {
		behaviour().help(path, text);
	}

	abstract Behaviour behaviour();

}
