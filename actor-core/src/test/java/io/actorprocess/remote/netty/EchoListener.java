package io.actorprocess.remote.netty;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.netty.channel.embedded.EmbeddedChannel;
import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Clock;
import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.Reception;
import io.actorprocess.remote.SocketListener;

/**
 * Stands for a runtime with one process, the echo of the recordings: it takes every
 * message and adds numbers at its route. Keeps what it is told.
 */
final class EchoListener implements SocketListener {

	private static final long PATIENCE_SECONDS = 20;

	final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

	final BlockingQueue<Address> exits = new LinkedBlockingQueue<>();

	/** Processes of the peer that it told to have ended, and why. */
	final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

	/** Processes here that the peer watches. */
	final BlockingQueue<String> watched = new LinkedBlockingQueue<>();

	/** Processes here that the peer watched, and does not any more. */
	final BlockingQueue<String> unwatched = new LinkedBlockingQueue<>();

	final BlockingQueue<Undelivered> undelivered = new LinkedBlockingQueue<>();

	final List<HttpRequest> requests = new CopyOnWriteArrayList<>();

	volatile Function<HttpRequest, Future<HttpResponse>> route = EchoListener::answer;

	/** The address that its processes bear, if not the one that was bound. */
	volatile @Nullable Address advertised;

	/** What waits for a process. */
	volatile int backlog;

	volatile Reception reception = Reception.WHOLE;

	volatile Function<Message, Delivery> delivery = EchoListener::deliver;

	record Undelivered(Message message, DeadLetterReason reason) {

	}

	/** What connections to a listener share, where no socket is. */
	static InboundServices services(EchoListener listener, Traffic traffic) {
		NettySocketOptions options = NettySocketOptions.defaults();
		Peers peers = new Peers(options, new EmbeddedChannel().eventLoop(), listener, traffic,
				new ByteCounter(traffic));
		return new InboundServices(options, listener, new ResponseEncoder(new HttpDate(Clock.system())), traffic,
				peers);
	}

	@Override
	public Address bound(Address actual) {
		Address other = this.advertised;
		return (other != null) ? other : actual;
	}

	@Override
	public int backlog(String id) {
		return this.backlog;
	}

	@Override
	public Delivery message(UPID from, String id, String name, byte[] body, Metadata metadata) {
		Message message = new Message(name, from, new UPID(id, UPID.ANONYMOUS.address()), body, metadata);
		Delivery result = this.delivery.apply(message);
		if (result == Delivery.ACCEPTED) {
			this.messages.add(message);
		}
		return result;
	}

	private static Delivery deliver(Message message) {
		return message.to().id().equals("echo") ? Delivery.ACCEPTED : Delivery.NO_SUCH_PROCESS;
	}

	@Override
	public Reception receive(HttpRequest head) {
		return this.reception;
	}

	@Override
	public Future<HttpResponse> request(HttpRequest request) {
		this.requests.add(request);
		return this.route.apply(request);
	}

	private static Future<HttpResponse> answer(HttpRequest request) {
		if (request.path().equals("/a") || request.path().equals("/probe")) {
			return Future.ready(HttpResponse.ok(request.path()));
		}
		if (!request.path().equals("/echo/add")) {
			return Future.ready(HttpResponse.status(404));
		}
		String a = request.query().get("a");
		String b = request.query().get("b");
		return Future.ready((a == null || b == null) ? HttpResponse.text(400, "Missing a or b\n")
				: HttpResponse.ok(String.valueOf(Long.parseLong(a) + Long.parseLong(b))));
	}

	@Override
	public void linked(Address watcher, String id) {
		this.watched.add(id);
	}

	@Override
	public void unlinked(Address watcher, String id) {
		this.watched.remove(id);
		this.unwatched.add(id);
	}

	@Override
	public void exited(UPID process, ExitReason reason) {
		this.ends.add(process.id() + " " + reason);
	}

	@Override
	public void exited(Address peer) {
		this.exits.add(peer);
	}

	@Override
	public void undelivered(Message message, DeadLetterReason reason) {
		this.undelivered.add(new Undelivered(message, reason));
	}

	/**
	 * The next element, waited for.
	 * @param <T> the type of elements
	 * @param queue one of the queues of a listener
	 * @return the element
	 * @throws InterruptedException if the thread is interrupted
	 */
	static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
		@Nullable T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
		if (next == null) {
			throw new AssertionError("Nothing arrived within " + PATIENCE_SECONDS + " s");
		}
		return next;
	}

}
