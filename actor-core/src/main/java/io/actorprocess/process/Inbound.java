package io.actorprocess.process;

import io.actorprocess.event.MessageEvent;
import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Verdict;
import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.Reception;
import io.actorprocess.remote.SocketListener;

/**
 * Turns what the sockets receive into events.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Inbound implements SocketListener {

	private static final byte[] NOTHING = {};

	private final Engine engine;

	private final ProcessManagerBuilder settings;

	Inbound(Engine engine, ProcessManagerBuilder settings) {
		this.engine = engine;
		this.settings = settings;
	}

	@Override
	public Address bound(Address actual) {
		Address advertised = this.settings.advertised(actual);
		this.engine.setAddress(advertised);
		return advertised;
	}

	@Override
	public boolean guardsMessages() {
		return this.engine.access().guardsMessages();
	}

	@Override
	public Future<Verdict> admit(HttpRequest head) {
		return this.engine.access().checkMessages(head, this.engine.clock());
	}

	@Override
	public void refused(UPID from, String id, String name) {
		undelivered(new Message(name, from, new UPID(id, this.engine.address()), NOTHING), DeadLetterReason.FORBIDDEN);
	}

	@Override
	public Delivery message(UPID from, String id, String name, byte[] body, Metadata metadata) {
		Message message = new Message(name, from, new UPID(id, this.engine.address()), body, metadata);
		if (from.address().equals(this.engine.address())) {
			// What our own processes send never travels through a socket
			undelivered(message, DeadLetterReason.REJECTED_SENDER);
			return Delivery.FORGED_SENDER;
		}
		if (!this.engine.router().passes(message)) {
			undelivered(message, DeadLetterReason.FORBIDDEN);
			return Delivery.FORBIDDEN;
		}
		return switch (this.engine.deliver(message.to(), new MessageEvent(message))) {
			case WAKE, QUEUED, WAITING -> Delivery.ACCEPTED;
			case FULL -> Delivery.NO_ROOM;
			case CLOSED -> Delivery.NO_SUCH_PROCESS;
		};
	}

	@Override
	public Reception receive(HttpRequest head) {
		return this.engine.router().receive(head);
	}

	@Override
	public Future<HttpResponse> request(HttpRequest request) {
		return this.engine.router().route(request);
	}

	@Override
	public int backlog(String id) {
		ProcessCell cell = this.engine.table().find(id);
		return (cell != null) ? cell.mailboxSize() : 0;
	}

	@Override
	public void linked(Address watcher, String id) {
		this.engine.linking().link(watcher, id);
	}

	@Override
	public void unlinked(Address watcher, String id) {
		this.engine.linking().unlink(watcher, id);
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
