package io.actorprocess.clock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/**
 * A timer fires or is cancelled: exactly one of the two, and whoever cancels knows which.
 */
final class TimerStress {

	private TimerStress() {
	}

	/** Time passes while the timer is cancelled. */
	@JCStressTest
	@Outcome(id = "true, 0", expect = Expect.ACCEPTABLE, desc = "Cancelled in time: the task did not run.")
	@Outcome(id = "false, 1", expect = Expect.ACCEPTABLE, desc = "Too late: the task ran once.")
	@Outcome(id = "true, 1", expect = Expect.FORBIDDEN, desc = "The task ran although it was cancelled.")
	@Outcome(id = "false, 0", expect = Expect.FORBIDDEN, desc = "The task neither ran nor was it cancelled.")
	@State
	public static class CancelAgainstFire {

		private final VirtualClock clock = new VirtualClock();

		private final AtomicInteger fired = new AtomicInteger();

		private final Timer timer;

		/** Prepares a timer. */
		public CancelAgainstFire() {
			this.clock.pause();
			this.timer = this.clock.delay(Duration.ofMillis(1), this.fired::incrementAndGet);
		}

		@Actor
		public void cancel(ZI_Result result) {
			result.r1 = this.timer.cancel();
		}

		@Actor
		public void fire() {
			this.clock.advance(Duration.ofMillis(1));
		}

		@Arbiter
		public void count(ZI_Result result) {
			result.r2 = this.fired.get();
		}

	}

	/** The step of the two that decides, without the clock around it. */
	@JCStressTest
	@Outcome(id = "true, 0", expect = Expect.ACCEPTABLE, desc = "Cancelled in time: the task did not run.")
	@Outcome(id = "false, 1", expect = Expect.ACCEPTABLE, desc = "Too late: the task ran once.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The task ran although it was cancelled, or was lost.")
	@State
	public static class CancelAgainstDirectFire {

		private final AtomicInteger fired = new AtomicInteger();

		private final OneShotTimer timer = new VirtualTimer(new VirtualClock(), 0, 0, this.fired::incrementAndGet);

		@Actor
		public void cancel(ZI_Result result) {
			result.r1 = this.timer.cancel();
		}

		@Actor
		public void fire() {
			this.timer.fire();
		}

		@Arbiter
		public void count(ZI_Result result) {
			result.r2 = this.fired.get();
		}

	}

	/** A timer is cancelled twice. */
	@JCStressTest
	@Outcome(id = { "true, false, 0", "false, true, 0" }, expect = Expect.ACCEPTABLE, desc = "One of them did it.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "None or both did it, or the task ran, or the clock still counts it.")
	@State
	public static class TwoCancels {

		private final VirtualClock clock = new VirtualClock();

		private final Timer timer;

		/** Prepares a timer. */
		public TwoCancels() {
			this.clock.pause();
			this.timer = this.clock.delay(Duration.ofMillis(1), () -> {
			});
		}

		@Actor
		public void cancel(ZZI_Result result) {
			result.r1 = this.timer.cancel();
		}

		@Actor
		public void cancelToo(ZZI_Result result) {
			result.r2 = this.timer.cancel();
		}

		@Arbiter
		public void count(ZZI_Result result) {
			result.r3 = this.clock.timers();
		}

	}

}
