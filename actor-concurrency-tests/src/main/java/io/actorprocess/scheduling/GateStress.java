package io.actorprocess.scheduling;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.IL_Result;

/**
 * No worker sleeps over a task, and no task wakes two.
 */
final class GateStress {

	private GateStress() {
	}

	/** A worker goes to sleep while a task comes. */
	@JCStressTest
	@Outcome(id = "-1, stays up", expect = Expect.ACCEPTABLE, desc = "The worker saw the task.")
	@Outcome(id = "0, stays up", expect = Expect.ACCEPTABLE, desc = "The worker saw the task and was chosen as well.")
	@Outcome(id = "0, sleeps", expect = Expect.ACCEPTABLE, desc = "The worker sleeps, but was chosen to be woken.")
	@Outcome(id = "-1, sleeps", expect = Expect.FORBIDDEN, desc = "Lost wake-up: a task waits, and the worker sleeps.")
	@State
	public static class SleepAgainstWake {

		private final Gate gate = new Gate(1, false);

		private final InjectionQueue queue = new InjectionQueue();

		@Actor
		public void schedule(IL_Result result) {
			this.queue.append(Marked.task(1));
			result.r1 = this.gate.wake();
		}

		@Actor
		public void sleep(IL_Result result) {
			this.gate.goIdle(0, false);
			result.r2 = this.queue.isEmpty() ? "sleeps" : "stays up";
		}

	}

	/** As above, for a worker that searched: senders rely on searchers. */
	@JCStressTest
	@Outcome(id = "-1, stays up", expect = Expect.ACCEPTABLE, desc = "The searcher saw the task.")
	@Outcome(id = "0, stays up", expect = Expect.ACCEPTABLE, desc = "The searcher saw the task and was chosen as well.")
	@Outcome(id = "0, sleeps", expect = Expect.ACCEPTABLE, desc = "The worker sleeps, but was chosen to be woken.")
	@Outcome(id = "-1, sleeps", expect = Expect.FORBIDDEN, desc = "Lost wake-up: a task waits, and the worker sleeps.")
	@State
	public static class EndOfSearchAgainstWake {

		private final Gate gate = new Gate(1, false);

		private final InjectionQueue queue = new InjectionQueue();

		/** Prepares the searcher. */
		public EndOfSearchAgainstWake() {
			this.gate.startSearch();
		}

		@Actor
		public void schedule(IL_Result result) {
			this.queue.append(Marked.task(1));
			result.r1 = this.gate.wake();
		}

		@Actor
		public void sleep(IL_Result result) {
			this.gate.goIdle(0, true);
			result.r2 = this.queue.isEmpty() ? "sleeps" : "stays up";
		}

	}

	/** The last searcher leaves with a task while another task comes. */
	@JCStressTest
	@Outcome(id = "1, -1", expect = Expect.ACCEPTABLE, desc = "The sender woke the sleeper.")
	@Outcome(id = "-1, 1", expect = Expect.ACCEPTABLE,
			desc = "The sender relied on the searcher, who woke the sleeper.")
	@Outcome(id = "-1, -1", expect = Expect.FORBIDDEN, desc = "Each relied on the other: the task waits for long.")
	@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "A worker was woken twice.")
	@State
	public static class SuccessfulSearchAgainstWake {

		private final Gate gate = new Gate(2, false);

		private final InjectionQueue queue = new InjectionQueue();

		/** Prepares a searcher, 0, and a sleeper, 1. */
		public SuccessfulSearchAgainstWake() {
			this.gate.startSearch();
			this.gate.goIdle(1, false);
		}

		@Actor
		public void schedule(II_Result result) {
			this.queue.append(Marked.task(1));
			result.r1 = this.gate.wake();
		}

		@Actor
		public void leave(II_Result result) {
			result.r2 = (this.gate.stopSearch() && !this.queue.isEmpty()) ? this.gate.wake() : -1;
		}

	}

	/** Two senders and one sleeper. */
	@JCStressTest
	@Outcome(id = { "0, -1", "-1, 0" }, expect = Expect.ACCEPTABLE, desc = "One of them wakes the worker.")
	@Outcome(id = "-1, -1", expect = Expect.FORBIDDEN, desc = "Nobody wakes the worker.")
	@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "Both wake the worker.")
	@State
	public static class TwoWakes {

		private final Gate gate = new Gate(1, false);

		/** Prepares the sleeper. */
		public TwoWakes() {
			this.gate.goIdle(0, false);
		}

		@Actor
		public void wake(II_Result result) {
			result.r1 = this.gate.wake();
		}

		@Actor
		public void wakeToo(II_Result result) {
			result.r2 = this.gate.wake();
		}

	}

	/** A sleeper gets up by itself while it is chosen: one of the two clears its bit. */
	@JCStressTest
	@Outcome(id = "0, true", expect = Expect.ACCEPTABLE, desc = "The worker was chosen and knows that it searches.")
	@Outcome(id = "-1, false", expect = Expect.ACCEPTABLE, desc = "The worker was up before anybody chose it.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The worker and its waker disagree: the searchers are miscounted.")
	@State
	public static class ComeBackAgainstWake {

		private final Gate gate = new Gate(1, false);

		/** Prepares the sleeper. */
		public ComeBackAgainstWake() {
			this.gate.goIdle(0, false);
		}

		@Actor
		public void wake(IL_Result result) {
			result.r1 = this.gate.wake();
		}

		@Actor
		public void comeBack(IL_Result result) {
			result.r2 = this.gate.comeBack(0, false);
		}

	}

}
