package io.actorprocess.process;

import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.Firewall;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.PercentCodec;
import io.actorprocess.mailbox.EventQueue.Offer;
import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.SocketListener;

/**
 * Turns what the sockets receive into events.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Inbound implements SocketListener {

	private final Engine engine;

	private final ProcessManagerBuilder settings;

	private final Firewall firewall;

	Inbound(Engine engine, ProcessManagerBuilder settings) {
		this.engine = engine;
		this.settings = settings;
		this.firewall = settings.firewall();
	}

	@Override
	public Address bound(Address actual) {
		Address advertised = this.settings.advertised(actual);
		this.engine.setAddress(advertised);
		return advertised;
	}

	@Override
	public Delivery message(UPID from, String id, String name, byte[] body) {
		Message message = new Message(name, from, new UPID(id, this.engine.address()), body);
		if (from.address().equals(this.engine.address())) {
			// What our own processes send never travels through a socket
			undelivered(message, DeadLetterReason.REJECTED_SENDER);
			return Delivery.FORGED_SENDER;
		}
		return switch (this.engine.deliver(message.to(), new MessageEvent(message))) {
			case WAKE, QUEUED, WAITING -> Delivery.ACCEPTED;
			case FULL -> Delivery.NO_ROOM;
			case CLOSED -> Delivery.NO_SUCH_PROCESS;
		};
	}

	@Override
	public Future<HttpResponse> request(HttpRequest request) {
		if (!request.path().startsWith("/")) {
			return Future.ready(HttpResponse.text(400, "Request URL path must start with '/'"));
		}
		if (request.path().contains("/..")) {
			return Future.ready(HttpResponse.status(404));
		}
		HttpResponse refusal = this.firewall.check(request);
		if (refusal != null) {
			return Future.ready(refusal);
		}
		if (this.engine.manager().state() != ManagerState.RUNNING) {
			return Future.ready(HttpResponse.status(503));
		}
		if (request.path().equals(ProcessesPage.PATH)) {
			return new ProcessesPage(this.engine).render();
		}
		return route(request);
	}

	private Future<HttpResponse> route(HttpRequest request) {
		String id;
		try {
			id = idOf(request.path());
		}
		catch (IllegalArgumentException ex) {
			return Future.ready(HttpResponse.text(400, "Failed to decode URL path: " + ex.getMessage()));
		}
		return request(id, request);
	}

	private static String idOf(String path) {
		int slash = path.indexOf('/', 1);
		return PercentCodec.decode((slash < 0) ? path.substring(1) : path.substring(1, slash));
	}

	private Future<HttpResponse> request(String id, HttpRequest request) {
		ProcessCell cell = this.engine.table().find(id);
		Promise<HttpResponse> response = new Promise<>();
		if (cell == null || cell.submit(new HttpEvent(request, response)) == Offer.CLOSED) {
			return Future.ready(HttpResponse.status(404));
		}
		return response.future();
	}

	@Override
	public int backlog(String id) {
		ProcessCell cell = this.engine.table().find(id);
		return (cell != null) ? cell.mailboxSize() : 0;
	}

	@Override
	public void linked(Address watcher, String id) {
		this.engine.link(watcher, id);
	}

	@Override
	public void unlinked(Address watcher, String id) {
		this.engine.unlink(watcher, id);
	}

	@Override
	public void exited(UPID process, ExitReason reason) {
		this.engine.links().exited(process, reason);
	}

	@Override
	public void exited(Address peer) {
		this.engine.links().exited(peer);
	}

	@Override
	public void undelivered(Message message, DeadLetterReason reason) {
		this.engine.refuse(message, reason);
	}

}
