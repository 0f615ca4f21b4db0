package io.actorprocess.scheduling;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A task from outside is taken once, whole and in order.
 */
final class InjectionQueueStress {

	private InjectionQueueStress() {
	}

	/** One appends, one takes. */
	@JCStressTest
	@Outcome(id = ", 12", expect = Expect.ACCEPTABLE, desc = "The taker came too early.")
	@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "The taker has the first task.")
	@Outcome(id = "12, ", expect = Expect.ACCEPTABLE, desc = "The taker has both, in order.")
	@Outcome(expect = Expect.FORBIDDEN,
			desc = "A task was lost, doubled, out of order or came without what was written.")
	@State
	public static class AppendAgainstPoll {

		private final InjectionQueue queue = new InjectionQueue();

		@Actor
		public void append() {
			this.queue.append(Marked.task(1));
			this.queue.append(Marked.task(2));
		}

		@Actor
		public void take(LL_Result result) {
			result.r1 = Marked.mark(this.queue.poll()) + Marked.mark(this.queue.poll());
		}

		@Arbiter
		public void drain(LL_Result result) {
			result.r2 = Marked.drain(this.queue);
		}

	}

	/** Two append. */
	@JCStressTest
	@Outcome(id = { "12", "21" }, expect = Expect.ACCEPTABLE, desc = "Both tasks are in the queue.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A task was lost or doubled.")
	@State
	public static class TwoAppends {

		private final InjectionQueue queue = new InjectionQueue();

		@Actor
		public void append() {
			this.queue.append(Marked.task(1));
		}

		@Actor
		public void appendToo() {
			this.queue.append(Marked.task(2));
		}

		@Arbiter
		public void drain(L_Result result) {
			result.r1 = Marked.drain(this.queue);
		}

	}

	/** Two take; whoever finds the other inside goes away with nothing. */
	@JCStressTest
	@Outcome(id = { "1, 2, ", "2, 1, " }, expect = Expect.ACCEPTABLE, desc = "Each took one.")
	@Outcome(id = { "1, , 2", ", 1, 2" }, expect = Expect.ACCEPTABLE, desc = "One found the other inside.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A task was lost or doubled.")
	@State
	public static class TwoPolls {

		private final InjectionQueue queue = new InjectionQueue();

		/** Prepares two tasks. */
		public TwoPolls() {
			this.queue.append(Marked.task(1));
			this.queue.append(Marked.task(2));
		}

		@Actor
		public void take(LLL_Result result) {
			result.r1 = Marked.mark(this.queue.poll());
		}

		@Actor
		public void takeToo(LLL_Result result) {
			result.r2 = Marked.mark(this.queue.poll());
		}

		@Arbiter
		public void drain(LLL_Result result) {
			result.r3 = Marked.drain(this.queue);
		}

	}

	/** The last task leaves, and the stub takes its place, while another comes. */
	@JCStressTest
	@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "The old task was taken, the new one waits.")
	@Outcome(id = ", 12", expect = Expect.ACCEPTABLE, desc = "The taker found the append halfway; both wait.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A task was lost, doubled or overtook.")
	@State
	public static class AppendAgainstLastPoll {

		private final InjectionQueue queue = new InjectionQueue();

		/** Prepares the last task. */
		public AppendAgainstLastPoll() {
			this.queue.append(Marked.task(1));
		}

		@Actor
		public void take(LL_Result result) {
			result.r1 = Marked.mark(this.queue.poll());
		}

		@Actor
		public void append() {
			this.queue.append(Marked.task(2));
		}

		@Arbiter
		public void drain(LL_Result result) {
			result.r2 = Marked.drain(this.queue);
		}

	}

}
