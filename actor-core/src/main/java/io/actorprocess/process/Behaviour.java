package io.actorprocess.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.HttpEvent;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;

/**
 * What one process does with messages and requests: its handlers, delegates and routes,
 * and what it has linked to. Each table is made when first needed, as most processes need
 * none.
 * <p>
 * Thread-safety: belongs to the process, and before it is spawned to its creator; any
 * thread may ask what a path streams.
 */
final class Behaviour {

	private final ProcessBase owner;

	private @Nullable Map<String, MessageHandler> handlers;

	private @Nullable Map<String, UPID> delegates;

	private volatile @Nullable RouteTable routes;

	/** Paths of routes that take streams; replaced as a whole. */
	private volatile Set<String> streams = Set.of();

	private @Nullable Map<String, String> help;

	private @Nullable Set<UPID> links;

	Behaviour(ProcessBase owner) {
		this.owner = owner;
	}

	void install(String name, MessageHandler handler) {
		if (this.handlers == null) {
			this.handlers = new HashMap<>(4);
		}
		this.handlers.put(name, handler);
	}

	void delegate(String name, UPID to) {
		if (this.delegates == null) {
			this.delegates = new HashMap<>(4);
		}
		this.delegates.put(name, to);
	}

	void route(GuardedRoute route) {
		RouteTable table = (this.routes != null) ? this.routes : new RouteTable();
		table.add(route);
		this.routes = table;
	}

	void stream(String path) {
		Set<String> more = new HashSet<>(this.streams);
		more.add(path);
		this.streams = more;
	}

	/**
	 * Whether the route of a request takes its body as a stream.
	 * @param requestPath the whole path
	 * @return false if there is no such route
	 */
	boolean streams(String requestPath) {
		RouteTable table = this.routes;
		GuardedRoute route = (table != null && !this.streams.isEmpty()) ? table.find(requestPath) : null;
		return route != null && this.streams.contains(route.path());
	}

	void help(String path, String text) {
		if (this.help == null) {
			this.help = new HashMap<>(4);
		}
		this.help.put(path, text);
	}

	void linked(UPID to) {
		if (this.links == null) {
			this.links = new HashSet<>(4);
		}
		this.links.add(to);
	}

	void unlinked(UPID from) {
		if (this.links != null) {
			this.links.remove(from);
		}
	}

	void forgetLinks() {
		this.links = null;
	}

	Set<UPID> links() {
		return (this.links != null) ? this.links : Set.of();
	}

	/** Returns false if the process knows no message of that name. */
	boolean handle(Message message) throws Exception {
		MessageHandler handler = (this.handlers != null) ? this.handlers.get(message.name()) : null;
		if (handler != null) {
			handler.handle(message.from(), message.body());
			return true;
		}
		UPID delegate = (this.delegates != null) ? this.delegates.get(message.name()) : null;
		if (delegate != null) {
			// The first sender stays the sender, so that replies reach it
			this.owner.cell()
				.engine()
				.send(new Message(message.name(), message.from(), delegate, message.body(), message.metadata()));
			return true;
		}
		return false;
	}

	/** Returns false if the handler threw. */
	boolean handle(HttpEvent event) {
		RouteTable table = this.routes;
		GuardedRoute route = (table != null) ? table.find(event.request().path()) : null;
		if (route == null) {
			event.response().set(HttpResponse.status(404));
			return true;
		}
		return new RequestServing(this.owner.cell()).serve(event, route);
	}

	/** What can be said of the routes, in the order of their paths. */
	List<RouteInfo> describeRoutes() {
		RouteTable table = this.routes;
		List<GuardedRoute> all = (table != null) ? table.all() : List.of();
		return all.stream().map((route) -> new RouteInfo(route.path(), route.realm(), helpOf(route.path()))).toList();
	}

	private @Nullable String helpOf(String path) {
		return (this.help != null) ? this.help.get(path) : null;
	}

}
