package io.actorprocess.remote.netty;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
import io.actorprocess.remote.SocketListener;

/**
 * Counts what does not reach a peer, and survives a listener that fails on a report.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class ReportingListener implements SocketListener {

	private static final Logger logger = LoggerFactory.getLogger(ReportingListener.class);

	private final SocketListener listener;

	private final Traffic traffic;

	ReportingListener(SocketListener listener, Traffic traffic) {
		this.listener = listener;
		this.traffic = traffic;
	}

	@Override
	public boolean guardsMessages() {
		return this.listener.guardsMessages();
	}

	@Override
	public Future<Verdict> admit(HttpRequest head) {
		return this.listener.admit(head);
	}

	@Override
	public void refused(UPID from, String id, String name) {
		report(() -> this.listener.refused(from, id, name));
	}

	@Override
	public Delivery message(UPID from, String id, String name, byte[] body, Metadata metadata) {
		return this.listener.message(from, id, name, body, metadata);
	}

	@Override
	public Future<HttpResponse> request(HttpRequest request) {
		return this.listener.request(request);
	}

	@Override
	public int backlog(String id) {
		return this.listener.backlog(id);
	}

	@Override
	public void linked(Address watcher, String id) {
		report(() -> this.listener.linked(watcher, id));
	}

	@Override
	public void unlinked(Address watcher, String id) {
		report(() -> this.listener.unlinked(watcher, id));
	}

	@Override
	public void exited(UPID process, ExitReason reason) {
		report(() -> this.listener.exited(process, reason));
	}

	@Override
	public void exited(Address peer) {
		report(() -> this.listener.exited(peer));
	}

	@Override
	public void undelivered(Message message, DeadLetterReason reason) {
		this.traffic.addDropped(reason);
		report(() -> this.listener.undelivered(message, reason));
	}

	private static void report(Runnable report) {
		try {
			report.run();
		}
		catch (RuntimeException ex) {
			logger.error("The listener failed on a report of the sockets", ex);
		}
	}

}
