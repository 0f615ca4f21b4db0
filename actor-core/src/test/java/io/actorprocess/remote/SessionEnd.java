package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A session whose connections are played by a test, and what it reported.
 */
final class SessionEnd implements SocketListener {

	final List<String> log = new ArrayList<>();

	final Outbox outbox = new Outbox(1000, 1 << 20);

	final FrameSession session;

	int backlog;

	private final Address self;

	private final Address peer;

	private final FrameBatch batch = new FrameBatch();

	SessionEnd(int port, int peerPort, long id, FrameLimits limits) {
		this.self = Address.of("127.0.0.1", port);
		this.peer = Address.of("127.0.0.1", peerPort);
		AtomicLong ids = new AtomicLong(id);
		this.session = new FrameSession(this.self, this.peer, ids::getAndIncrement, this.outbox, this, limits);
	}

	/** One end of a connection. */
	static final class Cable implements SessionConnection {

		boolean replaced;

		@Override
		public @Nullable String objection(UPID from) {
			return from.id().equals("liar") ? "It lies" : null;
		}

		@Override
		public void replaced() {
			this.replaced = true;
		}

	}

	/**
	 * A connection: its two ends.
	 *
	 * @param one the session that connected
	 * @param other the session that was connected to
	 * @param left the connection as the one sees it
	 * @param right the connection as the other sees it
	 */
	record Wire(SessionEnd one, SessionEnd other, Cable left, Cable right) {

		void carryAll() {
			boolean carried = true;
			while (carried) {
				ByteBuffer there = this.one.write(this.left);
				ByteBuffer back = this.other.write(this.right);
				carried = there.hasRemaining() || back.hasRemaining();
				this.other.read(this.right, there);
				this.one.read(this.left, back);
			}
		}

	}

	static Wire connect(SessionEnd one, SessionEnd other) {
		Wire wire = new Wire(one, other, new Cable(), new Cable());
		SessionAnswer answer = other.answer(wire.right(), one.session.dial());
		assertThat(answer.attached()).isTrue();
		assertThat(one.session.establish(wire.left(), FrameHello.parse(answer.hello().toText()))).isTrue();
		return wire;
	}

	SessionAnswer answer(Cable cable, FrameHello hello) {
		return this.session.accept(cable, FrameHello.parse(hello.toText()));
	}

	void send(String... names) {
		for (String name : names) {
			this.outbox.offer(new Message(name, new UPID("s", this.self), new UPID("r", this.peer), new byte[3]));
		}
	}

	void giveUp() {
		this.session.giveUp(DeadLetterReason.CONNECT_FAILED);
	}

	ByteBuffer write(Cable connection) {
		if (!this.session.take(connection, this.batch, 1 << 16)) {
			return ByteBuffer.allocate(0);
		}
		ByteBuffer out = ByteBuffer.allocate(this.batch.maxLength());
		this.batch.encode(out);
		return out.flip();
	}

	void read(Cable connection, ByteBuffer in) {
		this.session.receive(connection, in);
	}

	@Override
	public Delivery message(UPID from, String id, String name, byte[] body, Metadata metadata) {
		this.log.add(name);
		return Delivery.ACCEPTED;
	}

	@Override
	public Future<HttpResponse> request(HttpRequest request) {
		throw new UnsupportedOperationException(new String(request.body(), StandardCharsets.UTF_8));
	}

	@Override
	public int backlog(String id) {
		return this.backlog;
	}

	@Override
	public void linked(Address watcher, String id) {
		this.log.add("linked " + id);
	}

	@Override
	public void unlinked(Address watcher, String id) {
		this.log.add("unlinked " + id);
	}

	@Override
	public void exited(UPID process, ExitReason reason) {
		this.log.add("exited " + process.id() + " " + reason);
	}

	@Override
	public void exited(Address address) {
		this.log.add("exited peer");
	}

	@Override
	public void undelivered(Message message, DeadLetterReason reason) {
		this.log.add("undelivered " + message.name() + " " + reason);
	}

}