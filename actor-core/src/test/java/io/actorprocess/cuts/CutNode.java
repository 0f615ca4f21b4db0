package io.actorprocess.cuts;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.actorprocess.message.Address;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.remote.netty.FrameOptions;
import io.actorprocess.remote.netty.NettySocketManager;
import io.actorprocess.remote.netty.NettySocketOptions;

/**
 * A node in a JVM of its own: some senders, and as many receivers for those of its peer.
 * It does what it is told on its standard input, and ends with it.
 */
final class CutNode {

	/** What a line for the test begins with; logs begin otherwise. */
	static final String MARK = "@";

	private final ProcessManager manager;

	private final Address peer;

	private final int messages;

	private final List<PID<CutSender>> senders = new ArrayList<>();

	private final List<PID<CutReceiver>> receivers = new ArrayList<>();

	private final AtomicInteger talking = new AtomicInteger();

	private final AtomicBoolean first = new AtomicBoolean(true);

	/** Shared; each set is guarded by itself. */
	private final Map<String, BitSet> lost = new ConcurrentHashMap<>();

	/** As above: what may have been delivered. */
	private final Map<String, BitSet> doubtful = new ConcurrentHashMap<>();

	private CutNode(int advertisedPort, int peerPort, int messages, Duration giveUp) {
		this.messages = messages;
		this.peer = Address.of("127.0.0.1", peerPort);
		this.manager = ProcessManager.builder()
			.advertisedPort(advertisedPort)
			.socketManager(tellingItsPort(new NettySocketManager(options(giveUp))))
			.start();
		this.manager.deadLetters().subscribe(this::takeIn);
	}

	/**
	 * The node of a JVM.
	 * @param arguments the port to advertise, the one of the peer, pairs of processes,
	 * and messages for each pair
	 */
	public static void main(String[] arguments) throws Exception {
		CutNode node = new CutNode(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]),
				Integer.parseInt(arguments[3]), Duration.ofMillis(Integer.parseInt(arguments[4])));
		int pairs = Integer.parseInt(arguments[2]);
		for (int i = 0; i < pairs; i++) {
			node.receivers.add(node.manager.spawn(new CutReceiver("receiver-" + i)));
		}
		node.obey(pairs);
		node.manager.close();
	}

	/** Impatient, so that a test of some seconds sees what takes minutes otherwise. */
	private static NettySocketOptions options(Duration giveUp) {
		return NettySocketOptions.builder()
			.frames(FrameOptions.DEFAULT.withHeartbeat(Duration.ofSeconds(2))
				.withGiveUp(giveUp)
				.withBackoff(Duration.ofMillis(20), Duration.ofMillis(200)))
			.build();
	}

	private static SocketManager tellingItsPort(SocketManager sockets) {
		return (SocketManager) Proxy.newProxyInstance(SocketManager.class.getClassLoader(),
				new Class<?>[] { SocketManager.class }, (proxy, method, arguments) -> {
					Object result = method.invoke(sockets, arguments);
					if (method.getName().equals("bind")) {
						say("port", Integer.toString(((Address) result).port()));
					}
					return result;
				});
	}

	private void obey(int pairs) throws Exception {
		BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String order = orders.readLine(); order != null; order = orders.readLine()) {
			if (order.equals("talk")) {
				talk(pairs);
			}
			else if (order.equals("report")) {
				report();
			}
		}
	}

	private void talk(int pairs) {
		this.talking.set(pairs);
		for (int i = 0; i < pairs; i++) {
			UPID receiver = new UPID("receiver-" + i, this.peer);
			this.senders
				.add(this.manager.spawn(new CutSender("sender-" + i, receiver, this.messages, this::oneIsDone)));
		}
	}

	private void oneIsDone() {
		if (this.talking.decrementAndGet() == 0) {
			say("done", "");
		}
	}

	private void takeIn(DeadLetter letter) {
		if (Character.isDigit(letter.name().charAt(0))) {
			boolean may = letter.reason() == DeadLetterReason.POSSIBLY_DELIVERED;
			BitSet numbers = (may ? this.doubtful : this.lost).computeIfAbsent(letter.from().id(),
					(id) -> new BitSet());
			synchronized (numbers) {
				numbers.set(Integer.parseInt(letter.name()));
			}
			if (this.first.compareAndSet(true, false)) {
				say("loss", letter.toString());
			}
		}
	}

	private void report() throws Exception {
		Map<String, Long> reasons = new TreeMap<>();
		for (DeadLetterReason reason : DeadLetterReason.values()) {
			reasons.merge(reason.label(), this.manager.deadLetters().count(reason), Long::sum);
		}
		reasons.values().removeIf((count) -> count == 0);
		int exits = 0;
		int violations = 0;
		for (int i = 0; i < this.senders.size(); i++) {
			say("lost", text(this.lost.get("sender-" + i)));
			say("doubtful", text(this.doubtful.get("sender-" + i)));
			say("delivered", text(this.receivers.get(i).dispatch(CutReceiver::delivered).get()));
			exits += this.senders.get(i).dispatch(CutSender::exits).get();
			violations += this.receivers.get(i).dispatch(CutReceiver::violations).get();
		}
		say("violations", Integer.toString(violations));
		say("exits", Integer.toString(exits));
		say("reasons", reasons.toString());
	}

	private static String text(BitSet numbers) {
		return (numbers != null) ? Base64.getEncoder().encodeToString(numbers.toByteArray()) : "";
	}

	private static synchronized void say(String what, String value) {
		System.out.println(MARK + what + " " + value);
		System.out.flush();
	}

}
