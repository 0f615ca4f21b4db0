package io.actorprocess.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.Refusal;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.remote.SocketStatistics;

/**
 * Sockets without a network: a test plays the other side.
 */
public final class FakeSockets implements SocketManager {

	/** Where the fake peer lives. */
	public static final UPID PEER = UPID.parse("peer@10.0.0.7:5050");

	private final BlockingQueue<Message> sent = new LinkedBlockingQueue<>();

	private final AtomicInteger received = new AtomicInteger();

	private volatile @Nullable SocketListener listener;

	@Override
	public Address bind(Address requested, SocketListener listener) {
		this.listener = listener;
		return new Address(requested.ip(), (requested.port() != 0) ? requested.port() : 4242);
	}

	@Override
	public void send(Message message) {
		this.sent.add(message);
	}

	@Override
	public void link(UPID process, LinkMode mode) {
	}

	@Override
	public SocketStatistics statistics() {
		return new SocketStatistics(List.of(new SocketStatistics.Connection("10.0.0.7:5050", false, true, "fake", 0)),
				Map.of("fake", (long) this.sent.size()), Map.of("fake", (long) this.received.get()),
				Map.of(DeadLetterReason.CONNECT_FAILED, 3L), 100, 200, Map.of(Refusal.REQUEST, 4L));
	}

	@Override
	public void close() {
	}

	/** Waits for the next message that a process sends to the peer. */
	public Message takeSent() throws InterruptedException {
		Message message = this.sent.poll(10, TimeUnit.SECONDS);
		if (message == null) {
			throw new AssertionError("Nothing was sent within ten seconds");
		}
		return message;
	}

	/** The peer sends a message. */
	public SocketListener.Delivery receive(String id, String name, byte[] body) {
		this.received.incrementAndGet();
		return listener().message(PEER, id, name, body, Metadata.NONE);
	}

	/** Somebody asks for a path; a failure is a 500, as with real sockets. */
	public HttpResponse get(String target) throws Exception {
		return listener().request(HttpRequest.get(target))
			.repair((failure) -> HttpResponse.status(500))
			.get(Duration.ofSeconds(10));
	}

	/** The peer is gone. */
	public void loseThePeer() {
		listener().exited(PEER.address());
	}

	private SocketListener listener() {
		SocketListener bound = this.listener;
		if (bound == null) {
			throw new AssertionError("The sockets are not bound");
		}
		return bound;
	}

}
