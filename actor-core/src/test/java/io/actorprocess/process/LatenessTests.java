package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LatenessTests {

	/** One wait in 64 is measured; that none of so many is will not be seen. */
	private static final int MANY = 3000;

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final Duration LONG = Duration.ofSeconds(6);

	private final VirtualClock clock = new VirtualClock();

	private final CapturedLog log = new CapturedLog(Lateness.class);

	private ProcessManager manager;

	@BeforeEach
	void start() {
		this.manager = ProcessManager.builder().workerCount(2).clock(this.clock).waitWarning(LIMIT).start();
	}

	@AfterEach
	void stop() {
		this.log.close();
		this.manager.close();
		this.clock.close();
	}

	/** Lets many events wait, and returns who was late when only one was left. */
	private List<LateProcess> letWait(PID<Recorder> pid, Duration time) throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		List<LateProcess> late = new ArrayList<>();
		pid.tell((recorder) -> release.await(20, TimeUnit.SECONDS));
		for (int i = 0; i < MANY; i++) {
			pid.tell((recorder) -> recorder.add(1, 1));
		}
		pid.tell((recorder) -> late.addAll(this.manager.monitor().late()));
		pid.tell((recorder) -> recorder.add(1, 1));

		this.clock.advance(time);
		release.countDown();
		this.manager.settle();
		return late;
	}

	@Test
	void processWhoseEventsWaitTooLongIsNamed() throws Exception {
		PID<Recorder> slow = this.manager.spawn(new Recorder("slow"));

		List<LateProcess> late = letWait(slow, LONG);

		assertThat(late).containsExactly(new LateProcess("slow", LONG, 1));
		assertThat(this.log.lines()).singleElement()
			.asString()
			.startsWith("WARN Process 'slow' does not keep up: an event waited for PT6S")
			.contains("share its work", "bound its mailbox");
	}

	@Test
	void processThatCaughtUpIsLateNoLonger() throws Exception {
		PID<Recorder> slow = this.manager.spawn(new Recorder("slow"));
		letWait(slow, LONG);
		assertThat(this.manager.monitor().late()).isEmpty();

		List<LateProcess> late = letWait(slow, LIMIT.dividedBy(2));

		assertThat(late).isEmpty();
	}

	@Test
	void processThatIsLateAgainIsNamedOnceAMinute() throws Exception {
		PID<Recorder> slow = this.manager.spawn(new Recorder("slow"));
		letWait(slow, LONG);
		letWait(slow, Duration.ZERO);
		letWait(slow, LONG);
		assertThat(this.log.lines()).hasSize(1);

		letWait(slow, Duration.ZERO);
		this.clock.advance(Duration.ofMinutes(1));
		letWait(slow, LONG);

		assertThat(this.log.lines()).hasSize(2);
	}

	@Test
	void processThatEndedIsForgotten() throws Exception {
		PID<Recorder> slow = this.manager.spawn(new Recorder("slow"));
		letWait(slow, LONG);

		this.manager.terminate(slow);
		this.manager.settle();
		letWait(this.manager.spawn(new Recorder("slow")), LONG);

		assertThat(this.log.lines()).hasSize(2);
	}

	@Test
	void warningCanBeSwitchedOff() throws Exception {
		this.manager.close();
		this.manager = ProcessManager.builder().clock(this.clock).waitWarning(Duration.ZERO).start();

		List<LateProcess> late = letWait(this.manager.spawn(new Recorder("slow")), Duration.ofMinutes(20));

		assertThat(late).isEmpty();
		assertThat(this.log.lines()).isEmpty();
	}

	@Test
	void limitsThatCannotBeMeasuredAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> ProcessManager.builder().waitWarning(LIMIT.negated()))
			.withMessageContaining("or zero for no warning");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ProcessManager.builder().waitWarning(Duration.ofMinutes(31)))
			.withMessageContaining("up to PT30M");
	}

}
