package io.actorprocess.scheduling;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * A task in a worker's queue is taken once, by the owner or by a thief.
 */
final class LocalQueueStress {

	private LocalQueueStress() {
	}

	/** The owner takes one task while a thief takes the older half of two. */
	@JCStressTest
	@Outcome(id = "1, 2, ", expect = Expect.ACCEPTABLE, desc = "The owner took the first; the thief took the other.")
	@Outcome(id = "2, 1, ", expect = Expect.ACCEPTABLE, desc = "The thief was faster: each has one.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A task was taken twice, or lost, or not taken at all.")
	@State
	public static class TakeAgainstSteal {

		private final LocalQueue owner = new LocalQueue();

		private final LocalQueue thief = new LocalQueue();

		/** Prepares two tasks. */
		public TakeAgainstSteal() {
			InjectionQueue overflow = new InjectionQueue();
			this.owner.add(Marked.task(1), overflow);
			this.owner.add(Marked.task(2), overflow);
		}

		@Actor
		public void take(LLL_Result result) {
			result.r1 = Marked.mark(this.owner.poll());
		}

		@Actor
		public void steal(LLL_Result result) {
			this.thief.stealHalf(this.owner);
			result.r2 = Marked.drain(this.thief);
		}

		@Arbiter
		public void drain(LLL_Result result) {
			result.r3 = Marked.drain(this.owner);
		}

	}

	/** The last task of a ring: the owner or the thief has it. */
	@JCStressTest
	@Outcome(id = "1, ", expect = Expect.ACCEPTABLE, desc = "The owner took it.")
	@Outcome(id = ", 1", expect = Expect.ACCEPTABLE, desc = "The thief took it.")
	@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "The task would run twice.")
	@Outcome(id = ", ", expect = Expect.FORBIDDEN, desc = "The task is lost.")
	@State
	public static class LastTask {

		private final LocalQueue owner = new LocalQueue();

		private final LocalQueue thief = new LocalQueue();

		/** Prepares the task. */
		public LastTask() {
			this.owner.add(Marked.task(1), new InjectionQueue());
		}

		@Actor
		public void take(LL_Result result) {
			result.r1 = Marked.mark(this.owner.poll());
		}

		@Actor
		public void steal(LL_Result result) {
			this.thief.stealHalf(this.owner);
			result.r2 = Marked.drain(this.thief);
		}

	}

	/** The task in the next slot of a stuck owner: one of the two has it. */
	@JCStressTest
	@Outcome(id = "1, ", expect = Expect.ACCEPTABLE, desc = "The owner took it.")
	@Outcome(id = ", 1", expect = Expect.ACCEPTABLE, desc = "The thief took it.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The task was lost, or would run twice.")
	@State
	public static class NextSlot {

		private final LocalQueue owner = new LocalQueue();

		private final LocalQueue thief = new LocalQueue();

		/** Prepares the task. */
		public NextSlot() {
			this.owner.offerNext(Marked.task(1));
		}

		@Actor
		public void take(LL_Result result) {
			result.r1 = Marked.mark(this.owner.poll());
		}

		@Actor
		public void steal(LL_Result result) {
			this.thief.stealAny(this.owner);
			result.r2 = Marked.drain(this.thief);
		}

	}

	/**
	 * A thief sees what the owner wrote into a task, in the ring and in the next slot.
	 */
	@JCStressTest
	@Outcome(id = ", 12", expect = Expect.ACCEPTABLE, desc = "The thief came too early.")
	@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "The thief took the first task, whole.")
	@Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "The thief took the second task, whole.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A task was lost, doubled or came without what was written.")
	@State
	public static class AddAgainstSteal {

		private final LocalQueue owner = new LocalQueue();

		private final LocalQueue thief = new LocalQueue();

		private final InjectionQueue overflow = new InjectionQueue();

		@Actor
		public void add() {
			this.owner.offerNext(Marked.task(1));
			this.owner.add(Marked.task(2), this.overflow);
		}

		@Actor
		public void steal(LL_Result result) {
			this.thief.stealAny(this.owner);
			result.r1 = Marked.drain(this.thief);
		}

		@Arbiter
		public void drain(LL_Result result) {
			result.r2 = Marked.drain(this.owner);
		}

	}

}
