package io.actorprocess.process;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.mailbox.MailboxFullException;
import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.mailbox.Overflow;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.netty.NettySocketManager;
import io.actorprocess.scheduling.SteppingScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes whose mailboxes are bounded. A scheduler that is driven by hand lets the
 * mailboxes fill first.
 */
class BoundedMailboxTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final VirtualClock clock = new VirtualClock();

	private ProcessManager manager;

	@BeforeEach
	void start() {
		this.manager = ProcessManager.builder()
			.scheduler((options) -> new SteppingScheduler())
			.clock(this.clock)
			.start();
	}

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

	/** A recorder with a bound of its own. */
	static final class Bounded extends Recorder {

		private final MailboxOptions options;

		Bounded(String id, MailboxOptions options) {
			super(id);
			this.options = options;
		}

		@Override
		protected MailboxOptions mailbox(MailboxOptions defaults) {
			return this.options;
		}

		List<String> told() {
			return this.log.stream().filter((line) -> line.length() == 1).toList();
		}

	}

	private Bounded bounded(Overflow overflow) {
		return new Bounded("bounded", new MailboxOptions(2, overflow));
	}

	private List<DeadLetter> overflowed() {
		return this.manager.deadLetters()
			.recent()
			.stream()
			.filter((letter) -> letter.reason() == DeadLetterReason.MAILBOX_FULL)
			.toList();
	}

	@Test
	void aCallToAFullMailboxFailsAndSaysWhatToDo() {
		Bounded process = bounded(Overflow.FAIL);
		PID<Bounded> pid = this.manager.spawn(process);
		Future<Integer> first = pid.dispatch((p) -> p.add(1, 1));
		pid.tell((p) -> p.log.add("b"));

		Future<Integer> refused = pid.dispatch((p) -> p.add(2, 2));
		Future<Integer> flat = pid.dispatchFlat((p) -> Future.ready(3));
		this.manager.settle();

		assertThat(refused.isFailed()).isTrue();
		assertThat(refused.failure()).isInstanceOf(MailboxFullException.class)
			.hasMessageContaining(pid.upid().toString())
			.hasMessageContaining("2 events")
			.hasMessageContaining("tellWhenRoom");
		assertThat(flat.failure()).isInstanceOf(MailboxFullException.class);
		assertThat(first.join()).isEqualTo(2);
		assertThat(process.told()).containsExactly("b");
		assertThat(this.manager.monitor().statistics().futuresAbandoned()).isZero();
		assertThat(overflowed()).hasSize(2);
	}

	@Test
	void theNewestIsDroppedAndAbandoned() {
		Bounded process = bounded(Overflow.DROP_NEWEST);
		PID<Bounded> pid = this.manager.spawn(process);
		pid.tell((p) -> p.log.add("a"));
		pid.tell((p) -> p.log.add("b"));

		pid.tell((p) -> p.log.add("c"));
		Future<Integer> dropped = pid.dispatch((p) -> p.add(1, 1));
		this.manager.settle();

		assertThat(process.told()).containsExactly("a", "b");
		assertThat(dropped.isAbandoned()).isTrue();
		assertThat(dropped.failure()).hasMessageContaining("full mailbox");
		assertThat(overflowed()).hasSize(2);
	}

	@Test
	void theOldestIsDroppedAndAbandoned() {
		Bounded process = bounded(Overflow.DROP_OLDEST);
		PID<Bounded> pid = this.manager.spawn(process);
		Future<Integer> oldest = pid.dispatch((p) -> p.add(1, 1));
		pid.tell((p) -> p.log.add("b"));

		Future<Integer> newest = pid.dispatch((p) -> p.add(2, 2));
		this.manager.settle();

		assertThat(oldest.isAbandoned()).isTrue();
		assertThat(newest.join()).isEqualTo(4);
		assertThat(process.told()).containsExactly("b");
		assertThat(overflowed()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void everyEventIsHandledOrListedOnce(Overflow overflow) {
		Bounded process = bounded(overflow);
		PID<Bounded> pid = this.manager.spawn(process);

		for (int i = 0; i < 10; i++) {
			pid.tell((p) -> p.log.add("x"));
			this.manager.post(pid.upid(), "note", new byte[] { 'y' });
		}
		this.manager.settle();

		assertThat(process.told()).hasSize(2);
		assertThat(overflowed()).hasSize(18);
		assertThat(this.manager.deadLetters().count()).isEqualTo(18);
	}

	@ParameterizedTest
	@EnumSource
	void whatTheProcessWaitsForNeedsNoRoom(Overflow overflow) {
		Bounded process = bounded(overflow);
		PID<Bounded> pid = this.manager.spawn(process);
		PID<Recorder> watched = this.manager.spawn(new Recorder("watched"));
		pid.tell((p) -> p.watch(watched.upid()));
		pid.tell((p) -> p.later(Duration.ofSeconds(1), "timer"));
		this.manager.settle();
		Future<Deferred<String, Boolean>> deferred = pid.dispatch((p) -> p.defer(p.log::add));
		this.manager.settle();

		// The watched process has its turn first, and then the mailbox is full
		this.manager.terminate(watched);
		pid.tell((p) -> p.log.add("a"));
		pid.tell((p) -> p.log.add("b"));
		pid.delay(Duration.ZERO, (p) -> p.log.add("delayed"));
		deferred.join().accept("deferred");
		this.clock.advance(Duration.ofSeconds(1));
		this.manager.settle();
		this.manager.terminate(pid.upid(), false);
		this.manager.settle();

		assertThat(process.log).containsExactlyInAnyOrder("initialize", "a", "b", "delayed", "deferred", "timer",
				"exited watched", "terminating");
		assertThat(overflowed()).isEmpty();
	}

	@Test
	void theManagersBoundIsForProcessesWithoutOneOfTheirOwn() {
		try (VirtualClock time = new VirtualClock();
				ProcessManager strict = ProcessManager.builder()
					.scheduler((options) -> new SteppingScheduler())
					.clock(time)
					.mailbox(new MailboxOptions(1, Overflow.FAIL))
					.start()) {
			PID<Recorder> small = strict.spawn(new Recorder());
			PID<Bounded> large = strict.spawn(new Bounded("large", MailboxOptions.unbounded()));
			small.tell((p) -> p.log.add("a"));
			large.tell((p) -> p.log.add("a"));

			Future<Integer> refused = small.dispatch((p) -> p.add(1, 1));
			Future<Integer> accepted = large.dispatch((p) -> p.add(1, 1));
			strict.settle();

			assertThat(refused.failure()).isInstanceOf(MailboxFullException.class);
			assertThat(accepted.join()).isEqualTo(2);
		}
	}

	@Test
	void whoAwaitsRoomIsAdmittedInTurn() {
		Bounded process = bounded(Overflow.FAIL);
		PID<Bounded> pid = this.manager.spawn(process);
		List<String> admitted = new ArrayList<>();

		for (String text : List.of("a", "b", "c", "d", "e")) {
			pid.tellWhenRoom((p) -> p.log.add(text)).onReady((ready) -> admitted.add(text));
		}
		assertThat(admitted).containsExactly("a", "b");
		this.manager.settle();

		assertThat(admitted).containsExactly("a", "b", "c", "d", "e");
		assertThat(process.told()).containsExactly("a", "b", "c", "d", "e");
		assertThat(overflowed()).isEmpty();
	}

	@Test
	void aDiscardedSenderAwaitsRoomNoLonger() {
		Bounded process = bounded(Overflow.FAIL);
		PID<Bounded> pid = this.manager.spawn(process);
		Future<@Nullable Void> first = pid.tellWhenRoom((p) -> p.log.add("a"));
		pid.tell((p) -> p.log.add("b"));
		Future<@Nullable Void> waits = pid.tellWhenRoom((p) -> p.log.add("c"));

		waits.discard();
		first.discard();
		this.manager.settle();

		assertThat(waits.isDiscarded()).isTrue();
		assertThat(first.isReady()).isTrue();
		assertThat(process.told()).containsExactly("a", "b");
	}

	@Test
	void whoAwaitsRoomLearnsOfTheEnd() {
		PID<Bounded> pid = this.manager.spawn(bounded(Overflow.FAIL));
		pid.tell(Recorder::fail);
		pid.tell((p) -> p.log.add("b"));
		Future<@Nullable Void> admitted = pid.tellWhenRoom((p) -> p.log.add("c"));
		Future<@Nullable Void> waits = pid.tellWhenRoom((p) -> p.log.add("d"));

		this.manager.settle();
		Future<@Nullable Void> late = pid.tellWhenRoom((p) -> p.log.add("e"));

		assertThat(admitted.isReady()).isTrue();
		assertThat(waits.isAbandoned()).isTrue();
		assertThat(waits.failure()).hasMessageContaining("ended before");
		assertThat(late.isAbandoned()).isTrue();
		assertThat(this.manager.deadLetters().recent()).extracting(DeadLetter::reason)
			.containsExactly(DeadLetterReason.PURGED, DeadLetterReason.PURGED, DeadLetterReason.PURGED,
					DeadLetterReason.NO_SUCH_PROCESS);
	}

	@Test
	void aMailboxWithoutABoundAlwaysHasRoom() {
		Recorder process = new Recorder();
		PID<Recorder> pid = this.manager.spawn(process);

		Future<@Nullable Void> accepted = pid.tellWhenRoom((p) -> p.log.add("a"));

		assertThat(accepted.isReady()).isTrue();
		this.manager.settle();
		assertThat(process.log).containsExactly("initialize", "a");
	}

	@Test
	void strangersAreTold503() throws Exception {
		try (VirtualClock time = new VirtualClock();
				ProcessManager served = ProcessManager.builder()
					.scheduler((options) -> new SteppingScheduler())
					.clock(time)
					.socketManager(new NettySocketManager())
					.start()) {
			PID<Bounded> pid = served.spawn(bounded(Overflow.FAIL));
			pid.tell((p) -> p.log.add("a"));
			pid.tell((p) -> p.log.add("b"));
			URI process = URI.create("http://" + served.address() + "/bounded");
			HttpRequest request = HttpRequest.newBuilder(process).timeout(LIMIT).build();
			HttpRequest message = HttpRequest.newBuilder(URI.create(process + "/note"))
				.header("Libprocess-From", "stranger@127.0.0.1:1")
				.POST(BodyPublishers.ofString("x"))
				.timeout(LIMIT)
				.build();

			for (HttpRequest refused : List.of(request, message)) {
				HttpResponse<String> response = HttpClient.newHttpClient().send(refused, BodyHandlers.ofString());

				assertThat(response.statusCode()).isEqualTo(503);
				assertThat(response.headers().firstValue("Retry-After")).contains("1");
			}
			assertThat(served.deadLetters().count(DeadLetterReason.MAILBOX_FULL)).isEqualTo(2);
			served.settle();
		}
	}

}
