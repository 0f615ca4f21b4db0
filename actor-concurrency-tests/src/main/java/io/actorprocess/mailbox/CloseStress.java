package io.actorprocess.mailbox;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * At the end of a process each event is handed out, given up by close, or refused:
 * exactly one of the three.
 */
final class CloseStress {

	private CloseStress() {
	}

	/** A process ends while an event comes. */
	@JCStressTest
	@Outcome(id = "CLOSED, ", expect = Expect.ACCEPTABLE, desc = "Refused: the event still belongs to its sender.")
	@Outcome(id = "QUEUED, 1", expect = Expect.ACCEPTABLE, desc = "Handed out or given up.")
	@Outcome(id = "CLOSED, 1", expect = Expect.FORBIDDEN, desc = "The event belongs to both.")
	@Outcome(id = "QUEUED, ", expect = Expect.FORBIDDEN, desc = "The event is lost.")
	@State
	public static class OfferAgainstClose {

		private final EventQueue queue = EventQueue.lockFree();

		@Actor
		public void send(LL_Result result) {
			result.r1 = this.queue.offer(Marked.event(1));
		}

		@Actor
		public void end(LL_Result result) {
			result.r2 = Marked.mark(this.queue.poll()) + Marked.marks(this.queue.close());
		}

	}

	/** As above, with two events: what is refused comes last. */
	@JCStressTest
	@Outcome(id = "CLOSED, CLOSED, ", expect = Expect.ACCEPTABLE, desc = "Both were refused.")
	@Outcome(id = "QUEUED, CLOSED, 1", expect = Expect.ACCEPTABLE, desc = "The second was refused.")
	@Outcome(id = "QUEUED, QUEUED, 12", expect = Expect.ACCEPTABLE, desc = "None was refused.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "An event was lost or doubled, or an order was broken.")
	@State
	public static class TwoOffersAgainstClose {

		private final EventQueue queue = EventQueue.lockFree();

		@Actor
		public void send(LLL_Result result) {
			result.r1 = this.queue.offer(Marked.event(1));
			result.r2 = this.queue.offer(Marked.event(2));
		}

		@Actor
		public void end(LLL_Result result) {
			result.r3 = Marked.mark(this.queue.poll()) + Marked.marks(this.queue.close());
		}

	}

	/** A queue that was woken is closed before its first event was polled. */
	@JCStressTest
	@Outcome(id = "CLOSED, 1", expect = Expect.ACCEPTABLE, desc = "The late event was refused.")
	@Outcome(id = "QUEUED, 12", expect = Expect.ACCEPTABLE, desc = "The late event was given up with the first.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "An event was lost or doubled.")
	@State
	public static class OfferAgainstCloseAfterWakeUp {

		private final EventQueue queue = Marked.idleQueue();

		/** Prepares the event that wakes the queue. */
		public OfferAgainstCloseAfterWakeUp() {
			this.queue.offer(Marked.event(1));
		}

		@Actor
		public void send(LL_Result result) {
			result.r1 = this.queue.offer(Marked.event(2));
		}

		@Actor
		public void end(LL_Result result) {
			result.r2 = Marked.marks(this.queue.close());
		}

	}

}
