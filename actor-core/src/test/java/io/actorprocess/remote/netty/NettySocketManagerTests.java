package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.BindFailedException;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.MessageCodec;
import io.actorprocess.remote.RequestLimits;
import io.actorprocess.remote.SocketListener.Delivery;
import io.actorprocess.remote.SocketStatistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class NettySocketManagerTests {

	private static final Address ANY = Address.parse("127.0.0.1:0");

	private final EchoListener ours = new EchoListener();

	private final EchoListener theirs = new EchoListener();

	private NettySocketManager manager = new NettySocketManager();

	private final NettySocketManager peer = new NettySocketManager();

	private Address here = this.manager.bind(ANY, this.ours);

	private final Address there = this.peer.bind(ANY, this.theirs);

	@AfterEach
	void close() {
		this.manager.close();
		this.peer.close();
	}

	@AfterAll
	static void nothingLeaked() {
		Leaks.assertNone();
	}

	private void rebind(NettySocketOptions options) {
		this.manager.close();
		this.manager = new NettySocketManager(options);
		this.here = this.manager.bind(ANY, this.ours);
	}

	private Message message(String name) {
		return message(name, this.there, new byte[] { 'h', 'i' });
	}

	private Message message(String name, Address to, byte[] body) {
		return new Message(name, new UPID("client", this.here), new UPID("echo", to), body);
	}

	private static Message numbered(int number, Address from, Address to) {
		byte[] body = ByteBuffer.allocate(4).putInt(number).array();
		return new Message("number", new UPID("client", from), new UPID("echo", to), body);
	}

	private static int number(Message message) {
		return ByteBuffer.wrap(message.body()).getInt();
	}

	/** A port where nobody listens. */
	private static Address deadPort() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return Address.of("127.0.0.1", taken.getLocalPort());
		}
	}

	/** A port where connections wait until the test accepts them. */
	private static ServerSocket listen() throws IOException {
		ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		server.setSoTimeout(20_000);
		return server;
	}

	private static Address address(ServerSocket server) {
		return Address.of("127.0.0.1", server.getLocalPort());
	}

	private static String read(Socket socket, Message message) throws IOException {
		socket.setSoTimeout(20_000);
		int length = MessageCodec.encode(message).length;
		return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
	}

	private static String text(Message message) {
		return new String(MessageCodec.encode(message), StandardCharsets.ISO_8859_1);
	}

	@Test
	void metadataTravelsWithTheMessageIfItsNameIsKnown() throws InterruptedException {
		Metadata metadata = Metadata.of("traceparent", "00-1-2-01", "password", "secret", "baggage", "tenant=7");

		this.manager.send(message("ping").withMetadata(metadata));
		this.manager.send(message("pong"));

		assertThat(EchoListener.next(this.theirs.messages).metadata())
			.isEqualTo(Metadata.of("traceparent", "00-1-2-01", "baggage", "tenant=7"));
		assertThat(EchoListener.next(this.theirs.messages).metadata()).isSameAs(Metadata.NONE);
	}

	@Test
	void messageArrivesWithoutALink() throws InterruptedException {
		this.manager.send(message("ping"));

		Message received = EchoListener.next(this.theirs.messages);

		assertThat(received.name()).isEqualTo("ping");
		assertThat(received.from()).isEqualTo(new UPID("client", this.here));
		assertThat(received.body()).asString().isEqualTo("hi");
	}

	@Test
	void messageArrivesOverALink() throws InterruptedException {
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
		this.manager.send(message("ping"));

		assertThat(EchoListener.next(this.theirs.messages).name()).isEqualTo("ping");
		assertThat(this.manager.statistics().connections())
			.containsExactly(new SocketStatistics.Connection(this.there.toString(), false, true, "libprocess", 0));
	}

	@Test
	void bytesOfARequestAreThoseOfLibprocess() throws IOException {
		try (ServerSocket server = listen()) {
			Message sent = message("ping", address(server), "hi".getBytes(StandardCharsets.US_ASCII));
			Message empty = message("empty", address(server), new byte[0]);
			this.manager.send(sent);
			this.manager.send(empty);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, sent)).isEqualTo(text(sent));
				assertThat(read(accepted, empty)).isEqualTo(text(empty));
			}
		}
	}

	@Test
	void linkAloneWritesNothing() throws IOException {
		try (ServerSocket server = listen()) {
			this.manager.link(new UPID("echo", address(server)), LinkMode.REUSE);

			try (Socket accepted = server.accept()) {
				this.manager.close();

				assertThat(accepted.getInputStream().readAllBytes()).isEmpty();
			}
		}
	}

	@Test
	void largeBodyArrivesWhole() throws InterruptedException {
		byte[] body = new byte[5_000_000];
		IntStream.range(0, body.length).forEach((i) -> body[i] = (byte) (i * 31));

		this.manager.send(message("large", this.there, body));

		assertThat(EchoListener.next(this.theirs.messages).body()).isEqualTo(body);
	}

	@Test
	void messagesOfOneSenderArriveInOrder() throws InterruptedException {
		for (int i = 0; i < 5_000; i++) {
			if (i == 2_500) {
				this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
			}
			this.manager.send(numbered(i, this.here, this.there));
		}

		for (int i = 0; i < 5_000; i++) {
			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
	}

	@Test
	void nothingOfAnUnlinkedBurstWithRepliesIsLost() throws InterruptedException {
		int burst = 10_000;
		this.theirs.delivery = (message) -> {
			this.peer.send(numbered(number(message), this.there, message.from().address()));
			return Delivery.ACCEPTED;
		};

		for (int i = 0; i < burst; i++) {
			this.manager.send(numbered(i, this.here, this.there));
		}

		List<Integer> replies = new ArrayList<>();
		while (replies.size() < burst) {
			replies.add(number(EchoListener.next(this.ours.messages)));
		}
		assertThat(replies).isEqualTo(IntStream.range(0, burst).boxed().toList());
		assertThat(this.ours.undelivered).isEmpty();
		assertThat(this.theirs.undelivered).isEmpty();
	}

	@Test
	void nothingIsLostWhenConnectionsAreAlwaysIdle() throws InterruptedException {
		rebind(NettySocketOptions.builder().idleTimeout(Duration.ofMillis(1)).build());
		for (int i = 0; i < 300; i++) {
			this.manager.send(numbered(i, this.here, this.there));

			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
	}

	@Test
	void idleConnectionEndsGentlyAndANewOneIsMade() throws IOException {
		rebind(NettySocketOptions.builder().idleTimeout(Duration.ofMillis(10)).build());
		try (ServerSocket server = listen()) {
			Message first = message("first", address(server), new byte[0]);
			Message second = message("second", address(server), new byte[0]);
			this.manager.send(first);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, first)).isEqualTo(text(first));
				assertThat(accepted.getInputStream().read()).isEqualTo(-1);
				accepted.getOutputStream()
					.write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			}
			this.manager.send(second);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, second)).isEqualTo(text(second));
			}
		}
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void linkPromotesTheConnectionThatExists() throws IOException {
		rebind(NettySocketOptions.builder().idleTimeout(Duration.ofMillis(50)).build());
		try (ServerSocket server = listen()) {
			Message first = message("first", address(server), new byte[0]);
			Message second = message("second", address(server), new byte[0]);
			this.manager.send(first);
			this.manager.link(new UPID("echo", address(server)), LinkMode.REUSE);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, first)).isEqualTo(text(first));
				this.manager.send(second);
				assertThat(read(accepted, second)).isEqualTo(text(second));
				assertThat(this.manager.statistics().connections()).hasSize(1);
			}
		}
	}

	@Test
	void messageToADeadPortIsReported() throws Exception {
		Message sent = message("ping", deadPort(), new byte[0]);

		this.manager.send(sent);

		assertThat(EchoListener.next(this.ours.undelivered))
			.isEqualTo(new EchoListener.Undelivered(sent, DeadLetterReason.CONNECT_FAILED));
		assertThat(this.ours.exits).isEmpty();
		assertThat(this.manager.statistics().dropped()).containsEntry(DeadLetterReason.CONNECT_FAILED, 1L);
	}

	@Test
	void linkToADeadPortExitsOnce() throws Exception {
		Address dead = deadPort();

		this.manager.link(new UPID("echo", dead), LinkMode.REUSE);

		assertThat(EchoListener.next(this.ours.exits)).isEqualTo(dead);
		this.manager.link(new UPID("echo", dead), LinkMode.RECONNECT);
		assertThat(EchoListener.next(this.ours.exits)).isEqualTo(dead);
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void endOfALinkedPeerExitsOnce() throws Exception {
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
		this.manager.send(message("ping"));
		EchoListener.next(this.theirs.messages);

		this.peer.close();

		assertThat(EchoListener.next(this.ours.exits)).isEqualTo(this.there);
		Message late = message("late");
		this.manager.send(late);
		assertThat(EchoListener.next(this.ours.undelivered).message()).isSameAs(late);
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void resetOfALinkExits() throws Exception {
		try (ServerSocket server = listen()) {
			this.manager.link(new UPID("echo", address(server)), LinkMode.REUSE);
			Socket accepted = server.accept();
			accepted.setSoLinger(true, 0);

			accepted.close();

			assertThat(EchoListener.next(this.ours.exits)).isEqualTo(address(server));
		}
	}

	@Test
	void closingEndsConnectionsThatWereAcceptedAMomentAgo() throws IOException {
		List<RawClient> clients = new ArrayList<>();
		try {
			for (int i = 0; i < 20; i++) {
				clients.add(new RawClient(this.there));
			}

			this.peer.close();

			for (RawClient client : clients) {
				assertThat(client.readToEnd()).isEmpty();
			}
		}
		finally {
			for (RawClient client : clients) {
				client.close();
			}
		}
	}

	@Test
	void messagesThatWaitAreReportedWhenTheConnectionBreaks() throws Exception {
		try (ServerSocket server = listen()) {
			byte[] body = new byte[1_000_000];
			for (int i = 0; i < 50; i++) {
				this.manager.send(message("large", address(server), body));
			}
			Socket accepted = server.accept();
			accepted.setSoLinger(true, 0);
			accepted.getInputStream().readNBytes(100);

			accepted.close();

			EchoListener.Undelivered first = EchoListener.next(this.ours.undelivered);
			assertThat(first.reason()).isEqualTo(DeadLetterReason.CONNECTION_LOST);
			long lost = 1;
			while (lost + sent() < 50) {
				assertThat(EchoListener.next(this.ours.undelivered).reason())
					.isEqualTo(DeadLetterReason.CONNECTION_LOST);
				lost++;
			}
			assertThat(lost + sent()).isEqualTo(50);
		}
	}

	private long sent() {
		return this.manager.statistics().sent().get("libprocess");
	}

	@Test
	void reconnectReplacesTheConnectionWithoutAnExit() throws Exception {
		try (ServerSocket server = listen()) {
			this.manager.link(new UPID("echo", address(server)), LinkMode.REUSE);
			Socket old = server.accept();
			Message sent = message("after", address(server), new byte[0]);

			this.manager.link(new UPID("echo", address(server)), LinkMode.RECONNECT);
			this.manager.send(sent);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, sent)).isEqualTo(text(sent));
				assertThat(old.getInputStream().read()).isEqualTo(-1);
				old.close();
				assertThat(this.ours.exits).isEmpty();
			}
			assertThat(EchoListener.next(this.ours.exits)).isEqualTo(address(server));
		}
	}

	@Test
	void reconnectReachesAPeerThatWasRestarted() throws Exception {
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
		this.manager.send(message("before"));
		EchoListener.next(this.theirs.messages);
		this.peer.close();
		this.peer.bind(this.there, this.theirs);

		this.manager.link(new UPID("echo", this.there), LinkMode.RECONNECT);
		this.manager.send(message("after"));

		assertThat(EchoListener.next(this.theirs.messages).name()).isEqualTo("after");
	}

	@Test
	void fullQueueIsReportedToTheSender() throws Exception {
		rebind(NettySocketOptions.builder().queue(10, 1_000_000).build());
		Message large = message("large", this.there, new byte[600_000]);
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.ours.delivery = (message) -> {
			entered.countDown();
			await(release);
			return Delivery.ACCEPTED;
		};
		rebindWithOneThread();
		this.peer.send(new Message("block", new UPID("x", this.there), new UPID("echo", this.here), new byte[0]));
		await(entered);

		for (int i = 0; i < 11; i++) {
			this.manager.send(numbered(i, this.here, this.there));
		}
		EchoListener.Undelivered eleventh = EchoListener.next(this.ours.undelivered);
		release.countDown();

		assertThat(number(eleventh.message())).isEqualTo(10);
		assertThat(eleventh.reason()).isEqualTo(DeadLetterReason.OUTBOUND_FULL);
		for (int i = 0; i < 10; i++) {
			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
		this.manager.send(large);
		assertThat(EchoListener.next(this.theirs.messages).body()).hasSize(600_000);
	}

	private void rebindWithOneThread() {
		rebind(NettySocketOptions.builder().ioThreads(1).queue(10, 1_000_000).build());
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	void messageBeyondALimitNeverLeaves() throws InterruptedException {
		rebind(NettySocketOptions.builder().request(RequestLimits.DEFAULT.withMessageBody(10)).build());

		this.manager.send(message("large", this.there, new byte[11]));
		this.manager.send(message("n".repeat(256), this.there, new byte[0]));
		this.manager.send(message("line\nbreak", this.there, new byte[0]));
		this.manager.send(message("fits", this.there, new byte[10]));

		assertThat(EchoListener.next(this.ours.undelivered).reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
		assertThat(EchoListener.next(this.ours.undelivered).reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
		assertThat(EchoListener.next(this.ours.undelivered).reason()).isEqualTo(DeadLetterReason.UNDECODABLE);
		assertThat(EchoListener.next(this.theirs.messages).name()).isEqualTo("fits");
	}

	@Test
	void closingWritesWhatWaits() throws InterruptedException {
		for (int i = 0; i < 1_000; i++) {
			this.manager.send(numbered(i, this.here, this.there));
		}

		this.manager.close();

		for (int i = 0; i < 1_000; i++) {
			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
		assertThat(this.ours.undelivered).isEmpty();
	}

	@Test
	void closingReportsWhatCannotBeWritten() throws Exception {
		rebind(NettySocketOptions.builder().closeTimeout(Duration.ofMillis(50)).build());
		try (ServerSocket silent = listen()) {
			for (int i = 0; i < 30; i++) {
				this.manager.send(message("large", address(silent), new byte[1_000_000]));
			}

			this.manager.close();

			assertThat(sent() + this.ours.undelivered.size()).isEqualTo(30);
			assertThat(this.ours.undelivered).isNotEmpty();
		}
	}

	@Test
	void messageAfterClosingIsReported() throws InterruptedException {
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
		this.manager.close();

		this.manager.send(message("late"));
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);

		assertThat(EchoListener.next(this.ours.undelivered).reason()).isEqualTo(DeadLetterReason.SHUTDOWN);
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void closingLeavesNoThreadAndIsIdempotent() {
		this.peer.close();
		this.manager.close();
		this.manager.close();

		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("actor-io"));
	}

	@Test
	void closedManagerMayBeBoundAgain() throws InterruptedException {
		this.manager.close();

		this.here = this.manager.bind(this.here, this.ours);
		this.peer.send(new Message("ping", new UPID("x", this.there), new UPID("echo", this.here), new byte[0]));

		assertThat(EchoListener.next(this.ours.messages).name()).isEqualTo("ping");
	}

	@Test
	void bindingTwiceIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> this.manager.bind(ANY, this.ours))
			.withMessageContaining("Already listening on " + this.here);
	}

	@Test
	void sendingBeforeBindingIsRefused() {
		NettySocketManager unbound = new NettySocketManager();

		assertThatIllegalStateException().isThrownBy(() -> unbound.send(message("ping")))
			.withMessageContaining("not bound yet");
		assertThat(unbound.statistics()).isEqualTo(new NettySocketManager().statistics());
		unbound.close();
	}

	@Test
	void portInUseIsNamed() {
		assertThatExceptionOfType(BindFailedException.class)
			.isThrownBy(() -> new NettySocketManager().bind(this.here, this.ours))
			.matches(BindFailedException::isInUse)
			.withMessageContaining(this.here.toString());
	}

	@Test
	void foreignAddressCannotBeBound() {
		Address foreign = Address.parse("192.0.2.1:0");

		assertThatExceptionOfType(BindFailedException.class)
			.isThrownBy(() -> new NettySocketManager().bind(foreign, this.ours))
			.matches((failure) -> !failure.isInUse());
	}

	@Test
	void addressesOfVersionSixWork() throws InterruptedException {
		NettySocketManager six = new NettySocketManager();
		try {
			Address address = six.bind(Address.parse("[::1]:0"), this.theirs);
			this.manager.send(message("ping", address, new byte[0]));

			assertThat(EchoListener.next(this.theirs.messages).name()).isEqualTo("ping");
		}
		finally {
			six.close();
		}
	}

	@Test
	void statisticsCountMessagesAndBytesBothWays() throws InterruptedException {
		Message sent = message("ping");
		this.manager.send(sent);
		EchoListener.next(this.theirs.messages);
		this.manager.close();

		SocketStatistics ourSide = this.manager.statistics();
		SocketStatistics theirSide = this.peer.statistics();

		assertThat(ourSide.sent()).containsEntry("libprocess", 1L);
		assertThat(ourSide.bytesSent()).isEqualTo(MessageCodec.encode(sent).length);
		assertThat(ourSide.connections()).isEmpty();
		assertThat(theirSide.received()).containsEntry("libprocess", 1L);
		assertThat(theirSide.bytesReceived()).isEqualTo(ourSide.bytesSent());
		assertThat(theirSide.bytesSent()).isEqualTo(ourSide.bytesReceived()).isEqualTo(81);
	}

	@Test
	void manySendersToManyPeersLoseNothing() throws Exception {
		int senders = 8;
		int each = 1_000;
		List<Thread> threads = IntStream.range(0, senders)
			.mapToObj((sender) -> new Thread(() -> IntStream.range(0, each)
				.forEach((i) -> this.manager.send(new Message("n", new UPID("s" + sender, this.here),
						new UPID("echo", this.there), ByteBuffer.allocate(4).putInt(i).array())))))
			.toList();
		threads.forEach(Thread::start);

		int[] next = new int[senders];
		for (int i = 0; i < senders * each; i++) {
			Message received = EchoListener.next(this.theirs.messages);
			int sender = Integer.parseInt(received.from().id().substring(1));
			assertThat(number(received)).isEqualTo(next[sender]++);
		}
		for (Thread thread : threads) {
			thread.join();
		}
	}

}
