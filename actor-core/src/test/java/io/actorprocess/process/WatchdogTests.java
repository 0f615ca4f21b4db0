package io.actorprocess.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.actorprocess.future.CheckedRunnable;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.mailbox.EventQueue;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A watchdog whose looks and whose time the test decides on.
 */
@Timeout(60)
class WatchdogTests {

	private static final long HALF_A_SECOND = 500_000_000;

	private final CapturedLog log = new CapturedLog(Watchdog.class);

	private final CountDownLatch release = new CountDownLatch(1);

	private ProcessManager manager;

	private Watchdog watchdog;

	private long now;

	private static final class Sleeper extends ProcessBase {

		private final CountDownLatch began = new CountDownLatch(1);

		Sleeper(String id) {
			super(id);
		}

		void run(CheckedRunnable body) throws Exception {
			this.began.countDown();
			body.run();
		}

		void install(CheckedRunnable body) {
			install("nap", (from, bytes) -> run(body));
		}

	}

	@BeforeEach
	void start() throws Exception {
		start(ProcessManager.builder().workerCount(2));
	}

	@AfterEach
	void stop() {
		this.release.countDown();
		this.manager.close();
		this.log.close();
	}

	@Test
	void namesTheProcessTheEventTheTimeAndThePlace() throws Exception {
		Sleeper sleeper = stuck("sleeper");

		StuckReport report = look(8);

		assertThat(report.processes()).singleElement().satisfies((process) -> {
			assertThat(process.id()).isEqualTo("sleeper");
			assertThat(process.definition()).isEqualTo("Sleeper");
			assertThat(process.event()).isEqualTo("dispatch");
			assertThat(process.runningFor()).isEqualTo(Duration.ofSeconds(3));
			assertThat(process.thread()).startsWith("actor-worker-");
			assertThat(process.replaced()).isFalse();
			assertThat(process.stack()).extracting(StackTraceElement::getClassName).contains(Sleeper.class.getName());
		});
		assertThat(report.workersHeldFor()).isZero();
		assertThat(this.watchdog.report()).isEqualTo(report);
		assertThat(this.log.lines()).singleElement()
			.asString()
			.startsWith("WARN Process '" + sleeper.upid().id() + "' has been at one event (dispatch) for PT2S")
			.contains("keeps one of 2 workers", "async(…)", "\n\tat ", "WatchdogTests$Sleeper.run");
	}

	@Test
	void warnsAgainEachTimeTheDurationHasDoubled() throws Exception {
		stuck("sleeper");

		look(2 + 2 * 17);

		assertThat(this.log.lines()).hasSize(4)
			.allSatisfy((line) -> assertThat(line).startsWith("WARN Process 'sleeper'"))
			.extracting((line) -> line.replaceFirst("(?s).* for (PT[0-9.]+S), .*", "$1"))
			.containsExactly("PT2S", "PT4S", "PT8S", "PT16S");
	}

	@Test
	void saysWhenTheProcessGoesOn() throws Exception {
		Sleeper sleeper = stuck("sleeper");
		look(8);

		this.release.countDown();
		this.manager.terminate(sleeper.upid(), false);
		assertThat(this.manager.ended(sleeper.upid()).await(Duration.ofSeconds(20))).isTrue();
		awaitNoTurn();
		StuckReport report = look(1);

		assertThat(report).isEqualTo(StuckReport.NONE);
		assertThat(this.log.lines()).hasSize(2)
			.last()
			.asString()
			.startsWith("INFO Process 'sleeper' is no longer stuck")
			.contains("PT3.5S");
	}

	@Test
	void nextEventIsTimedAnew() throws Exception {
		CountDownLatch first = new CountDownLatch(1);
		Sleeper sleeper = new Sleeper("sleeper");
		PID<Sleeper> pid = this.manager.spawn(sleeper);
		CountDownLatch second = new CountDownLatch(1);
		pid.tell((s) -> s.run(first::await));
		pid.tell((s) -> {
			second.countDown();
			this.release.await();
		});
		await(sleeper.began);
		look(5);

		first.countDown();
		await(second);
		StuckReport report = look(4);

		assertThat(report).isEqualTo(StuckReport.NONE);
		assertThat(look(2).processes()).singleElement()
			.extracting(StuckProcess::runningFor, as(InstanceOfAssertFactories.DURATION))
			.isBetween(Duration.ofSeconds(2), Duration.ofMillis(2500));
	}

	@Test
	void idleProcessesAreNotStuck() throws Exception {
		PID<Recorder> pid = this.manager.spawn(new Recorder("idle"));
		assertThat(pid.dispatch((r) -> r.add(1, 1)).get()).isEqualTo(2);
		awaitNoTurn();

		assertThat(look(20)).isEqualTo(StuckReport.NONE);
		assertThat(this.log.lines()).isEmpty();
	}

	@Test
	void processThatWaitsForAFutureIsStuckButHoldsNoWorker() throws Exception {
		Promise<Integer> open = new Promise<>();
		for (String id : List.of("first", "second", "third")) {
			Sleeper sleeper = new Sleeper(id);
			this.manager.spawn(sleeper).tell((s) -> s.run(() -> open.future().join()));
			await(sleeper.began);
		}
		awaitSpares(3);

		StuckReport report = look(8);

		assertThat(report.processes()).hasSize(3).allMatch(StuckProcess::replaced);
		assertThat(report.workersHeldFor()).isZero();
		assertThat(this.log.lines()).hasSize(3)
			.allSatisfy((line) -> assertThat(line).contains("a spare thread stands in for it"));
		open.set(1);
	}

	@Test
	void tellsForHowLongAllWorkersAreHeld() throws Exception {
		stuck("first");
		look(4);
		stuck("second");

		assertThat(look(5).workersHeldFor()).isZero();
		assertThat(look(1).workersHeldFor()).isEqualTo(Duration.ofSeconds(2));
		assertThat(look(16).workersHeldFor()).isEqualTo(Duration.ofSeconds(10));
		assertThat(this.log.lines()).filteredOn((line) -> line.startsWith("ERROR"))
			.singleElement()
			.asString()
			.contains("All 2 workers are held by stuck processes", "[first, second]");
	}

	@Test
	void timeInWhichTheJvmStoodStillIsNotHeldAgainstAnybody() throws Exception {
		stuck("sleeper");
		look(3);

		this.now += Duration.ofSeconds(6).toNanos();
		assertThat(look(1)).isEqualTo(StuckReport.NONE);

		assertThat(this.log.lines()).singleElement().asString().contains("stood still for about PT6S");
		assertThat(look(4)).isEqualTo(StuckReport.NONE);
		assertThat(look(1).processes()).hasSize(1);
	}

	@Test
	void saysWhichMessageItIsAndThatAProcessInitializes() throws Exception {
		Sleeper sleeper = new Sleeper("sleeper");
		PID<Sleeper> pid = this.manager.spawn(sleeper);
		pid.dispatch((s) -> {
			s.install(this.release::await);
			return 0;
		}).get();
		this.manager.post(pid.upid(), "nap", new byte[3]);
		await(sleeper.began);
		CountDownLatch initializing = new CountDownLatch(1);
		this.manager.spawn(new ProcessBase("starter") {

			@Override
			protected void initialize() throws Exception {
				initializing.countDown();
				WatchdogTests.this.release.await();
			}

		});
		await(initializing);

		assertThat(look(8).processes()).extracting(StuckProcess::id, StuckProcess::event)
			.containsExactlyInAnyOrder(tuple("sleeper", "message 'nap'"), tuple("starter", "initialize"));
	}

	@Test
	void saysWhichStashedMessageItIs() throws Exception {
		CountDownLatch began = new CountDownLatch(1);
		PID<ProcessBase> pid = this.manager.spawn(new ProcessBase("stasher") {

			private boolean open;

			@Override
			protected void initialize() {
				install("nap", (from, body) -> {
					if (this.open) {
						began.countDown();
						WatchdogTests.this.release.await();
					}
					else {
						stash();
					}
				});
				install("open", (from, body) -> {
					this.open = true;
					unstashAll();
				});
			}

		});
		this.manager.post(pid.upid(), "nap", new byte[0]);
		this.manager.post(pid.upid(), "open", new byte[0]);
		await(began);

		assertThat(look(8).processes()).extracting(StuckProcess::event).containsExactly("message 'nap'");
	}

	@Test
	void callbackOfTheEndThatBlocksIsFoundToo() throws Exception {
		PID<Recorder> pid = this.manager.spawn(new Recorder("gone"));
		CountDownLatch blocking = new CountDownLatch(1);
		this.manager.ended(pid.upid()).onAny((end) -> {
			blocking.countDown();
			awaitQuietly(this.release);
		});
		this.manager.terminate(pid);
		await(blocking);

		assertThat(look(8).processes()).extracting(StuckProcess::id).containsExactly("(ended)");
	}

	@Test
	void lockingQueueTellsTheEventToo() throws Exception {
		this.manager.close();
		start(ProcessManager.builder().workerCount(1).eventQueue(EventQueue::locking));
		stuck("sleeper");

		assertThat(look(8).processes()).extracting(StuckProcess::event).containsExactly("dispatch");
	}

	@Test
	void looksByItselfUnlessTheWarningIsOff() throws Exception {
		assertThat(this.manager.monitor().stuck()).isEqualTo(StuckReport.NONE);
		this.manager.close();
		start(ProcessManager.builder().workerCount(2), Duration.ofMillis(40));
		stuck("sleeper");

		while (this.manager.monitor().stuck().processes().isEmpty()) {
			Thread.onSpinWait();
		}

		assertThat(this.manager.monitor().stuck().processes()).extracting(StuckProcess::id).containsExactly("sleeper");
		this.release.countDown();
		this.manager.close();
		assertThat(this.manager.monitor().stuck()).isEqualTo(StuckReport.NONE);
	}

	@Test
	void warningBelowZeroIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ProcessManager.builder().stuckWarning(Duration.ofMillis(-1)))
			.withMessageContaining("PT-0.001S")
			.withMessageContaining("zero for no warning");
	}

	private void start(ProcessManagerBuilder settings) throws Exception {
		start(settings, Duration.ZERO);
	}

	private void start(ProcessManagerBuilder settings, Duration warning) throws Exception {
		this.manager = settings.stuckWarning(warning).start();
		Recorder any = new Recorder();
		Future<Integer> ready = this.manager.spawn(any).dispatch((r) -> r.add(0, 0));
		assertThat(ready.get()).isZero();
		awaitNoTurn();
		this.watchdog = new Watchdog(any.cell().engine(), 4 * HALF_A_SECOND, () -> this.now);
	}

	/** A process that is within a handler until the test ends. */
	private Sleeper stuck(String id) throws InterruptedException {
		Sleeper sleeper = new Sleeper(id);
		this.manager.spawn(sleeper).tell((s) -> s.run(this.release::await));
		await(sleeper.began);
		return sleeper;
	}

	/** Looks each half second: at the first two looks nothing is known yet. */
	private StuckReport look(int times) {
		StuckReport report = StuckReport.NONE;
		for (int i = 0; i < times; i++) {
			this.now += HALF_A_SECOND;
			report = this.watchdog.look();
		}
		return report;
	}

	/**
	 * A future is complete before the turn that completed it ends. Looks follow one
	 * another so fast that a thread which loses its processor in between seems stuck.
	 */
	private void awaitNoTurn() {
		while (this.manager.monitor().statistics().scheduler().active() > 0) {
			Thread.onSpinWait();
		}
	}

	private void awaitSpares(int count) {
		while (this.manager.monitor().statistics().scheduler().spares() < count) {
			Thread.onSpinWait();
		}
	}

	private static void await(CountDownLatch latch) throws InterruptedException {
		assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			await(latch);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
