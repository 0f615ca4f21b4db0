package io.actorprocess.remote.netty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.LinkMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes whose connections are cut, or go silent.
 */
class CutConnectionTests implements WithoutLeaks {

	private static final Address ANY = Address.parse("127.0.0.1:0");

	private static final FrameOptions QUICK = FrameOptions.DEFAULT.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(20));

	private final EchoListener ours = new EchoListener();

	private final EchoListener theirs = new EchoListener();

	/** Connections that came to either proxy. */
	private final Semaphore dials = new Semaphore(0);

	private CuttingProxy toUs;

	private CuttingProxy toThem;

	private NettySocketManager we;

	private NettySocketManager they;

	private void start(int mostBytes, FrameOptions frames) throws IOException {
		NettySocketOptions options = NettySocketOptions.builder()
			.frames(frames)
			.closeTimeout(Duration.ofMillis(200))
			.build();
		this.toUs = new CuttingProxy(1, mostBytes, this.dials);
		this.toThem = new CuttingProxy(2, mostBytes, this.dials);
		this.ours.advertised = this.toUs.address();
		this.theirs.advertised = this.toThem.address();
		this.we = new NettySocketManager(options);
		this.they = new NettySocketManager(options);
		this.toUs.start(this.we.bind(ANY, this.ours));
		this.toThem.start(this.they.bind(ANY, this.theirs));
	}

	@AfterEach
	void close() throws IOException {
		this.toUs.heal();
		this.toThem.heal();
		this.we.close();
		this.they.close();
		this.toUs.close();
		this.toThem.close();
	}

	private Message numbered(int number, Address from, Address to) {
		byte[] body = ByteBuffer.allocate(40).putInt(number).array();
		return new Message("number", new UPID("client", from), new UPID("echo", to), body);
	}

	private void weSend(int number) {
		this.we.send(numbered(number, this.toUs.address(), this.toThem.address()));
	}

	private void theySend(int number) {
		this.they.send(numbered(number, this.toThem.address(), this.toUs.address()));
	}

	private void weLink() {
		this.we.link(new UPID("echo", this.toThem.address()), LinkMode.REUSE);
	}

	private static List<Integer> take(EchoListener listener, int count) throws InterruptedException {
		Stream.Builder<Integer> numbers = Stream.builder();
		for (int i = 0; i < count; i++) {
			numbers.add(ByteBuffer.wrap(EchoListener.next(listener.messages).body()).getInt());
		}
		return numbers.build().toList();
	}

	private static List<Integer> upTo(int count) {
		return IntStream.range(0, count).boxed().toList();
	}

	/** Nobody is told when one of two connections has taken the place of the other. */
	private static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("the condition does not hold after 20 s").isLessThan(end);
			Thread.onSpinWait();
		}
	}

	@Test
	void cutsLoseNothingRepeatNothingAndKeepTheOrder() throws Exception {
		int count = 8_000;
		start(100_000, QUICK);
		for (int i = 0; i < count; i++) {
			weSend(i);
			theySend(i);
		}

		assertThat(take(this.theirs, count)).isEqualTo(upTo(count));
		assertThat(take(this.ours, count)).isEqualTo(upTo(count));

		assertThat(this.ours.messages).isEmpty();
		assertThat(this.theirs.messages).isEmpty();
		assertThat(this.ours.undelivered).isEmpty();
		assertThat(this.theirs.undelivered).isEmpty();
		assertThat(this.toUs.cuts() + this.toThem.cuts()).isPositive();
	}

	@Test
	void nodesThatConnectToEachOtherAtOnceShareOneConnection() throws Exception {
		for (int round = 0; round < 30; round++) {
			start(0, QUICK);
			Thread other = new Thread(() -> IntStream.range(0, 100).forEach(this::theySend));
			other.start();
			IntStream.range(0, 100).forEach(this::weSend);

			assertThat(take(this.theirs, 100)).isEqualTo(upTo(100));
			assertThat(take(this.ours, 100)).isEqualTo(upTo(100));
			other.join();
			await(() -> this.we.statistics().connections().size() == 1
					&& this.they.statistics().connections().size() == 1);
			assertThat(this.we.statistics().connections().get(0).inbound())
				.isNotEqualTo(this.they.statistics().connections().get(0).inbound());
			close();
		}
		start(0, QUICK);
	}

	@Test
	void linkOutlivesACut() throws Exception {
		start(0, QUICK);
		weLink();
		assertThat(EchoListener.next(this.theirs.watched)).isEqualTo("echo");

		this.toThem.cut();
		weSend(0);
		assertThat(take(this.theirs, 1)).containsExactly(0);
		this.they.exited(this.toUs.address(), "echo", ExitReason.Kind.TERMINATED);

		assertThat(EchoListener.next(this.ours.ends)).isEqualTo("echo TERMINATED");
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void silentConnectionIsNoticedAndMadeAnew() throws Exception {
		start(0, QUICK.withHeartbeat(Duration.ofMillis(150)).withGiveUp(Duration.ofSeconds(20)));
		weLink();
		weSend(0);
		assertThat(take(this.theirs, 1)).containsExactly(0);

		this.toThem.swallow();
		weSend(1);
		assertThat(this.dials.tryAcquire(2, 20, TimeUnit.SECONDS)).as("a second dial within 20 s").isTrue();
		this.toThem.heal();

		assertThat(take(this.theirs, 1)).containsExactly(1);
		assertThat(this.ours.exits).isEmpty();
		assertThat(this.ours.undelivered).isEmpty();
	}

	@Test
	void nodeThatStaysSilentIsGivenUp() throws Exception {
		start(0, QUICK.withHeartbeat(Duration.ofMillis(150))
			.withGiveUp(Duration.ofMillis(100))
			.withAnswerTimeout(Duration.ofMillis(50)));
		weLink();
		weSend(0);
		assertThat(take(this.theirs, 1)).containsExactly(0);

		this.toThem.swallow();
		this.toUs.swallow();
		weSend(1);

		assertThat(EchoListener.next(this.ours.exits)).isEqualTo(this.toThem.address());
		assertThat(EchoListener.next(this.ours.undelivered).reason()).isEqualTo(DeadLetterReason.POSSIBLY_DELIVERED);
		assertThat(EchoListener.next(this.theirs.unwatched)).isEqualTo("echo");
	}

	@Test
	void nodeThatIsGoneIsFoundAtOnce() throws Exception {
		start(0, QUICK);
		weLink();
		weSend(0);
		assertThat(take(this.theirs, 1)).containsExactly(0);
		theySend(1); // comes behind the acknowledgement
		assertThat(take(this.ours, 1)).containsExactly(1);

		this.toUs.close(); // else they might dial first, and the session goes on
		this.toThem.close();

		assertThat(EchoListener.next(this.ours.exits)).isEqualTo(this.toThem.address());
		assertThat(this.ours.undelivered).isEmpty();
	}

}
