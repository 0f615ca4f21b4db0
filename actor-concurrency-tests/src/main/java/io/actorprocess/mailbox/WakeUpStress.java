package io.actorprocess.mailbox;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

import io.actorprocess.event.Event;

/**
 * Exactly one thread has the duty to run a process that has events: never two, and never
 * none.
 */
final class WakeUpStress {

	private WakeUpStress() {
	}

	/** A consumer that finds nothing goes idle while a sender comes. */
	@JCStressTest
	@Outcome(id = "QUEUED, took", expect = Expect.ACCEPTABLE, desc = "The consumer saw the event at once.")
	@Outcome(id = "QUEUED, stays", expect = Expect.ACCEPTABLE, desc = "The consumer saw nothing, then could not park.")
	@Outcome(id = "WAKE, parked", expect = Expect.ACCEPTABLE, desc = "The consumer parked; the sender has to wake it.")
	@Outcome(id = "QUEUED, parked", expect = Expect.FORBIDDEN, desc = "Lost wake-up: nobody will run the process.")
	@Outcome(id = { "WAKE, took", "WAKE, stays" }, expect = Expect.FORBIDDEN, desc = "The process would run twice.")
	@State
	public static class OfferAgainstPark {

		private final EventQueue queue = EventQueue.lockFree();

		@Actor
		public void send(LL_Result result) {
			result.r1 = this.queue.offer(Marked.event(1));
		}

		@Actor
		public void receive(LL_Result result) {
			Event event = this.queue.poll();
			result.r2 = (event != null) ? "took" : this.queue.park() ? "parked" : "stays";
		}

	}

	/** As above, with an event that was consumed before: the queue has a past. */
	@JCStressTest
	@Outcome(id = "QUEUED, took, ", expect = Expect.ACCEPTABLE, desc = "The consumer saw the event at once.")
	@Outcome(id = "QUEUED, stays, 2", expect = Expect.ACCEPTABLE,
			desc = "The consumer could not park; the event waits.")
	@Outcome(id = "WAKE, parked, 2", expect = Expect.ACCEPTABLE, desc = "The consumer parked; the event waits.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The event was lost, or not exactly one thread runs the process.")
	@State
	public static class OfferAgainstParkAfterEvents {

		private final EventQueue queue = Marked.idleQueue();

		/** Prepares what was consumed before. */
		public OfferAgainstParkAfterEvents() {
			this.queue.offer(Marked.event(1));
			this.queue.poll();
		}

		@Actor
		public void send(LLL_Result result) {
			result.r1 = this.queue.offer(Marked.event(2));
		}

		@Actor
		public void receive(LLL_Result result) {
			Event event = this.queue.poll();
			result.r2 = (event != null) ? "took" : this.queue.park() ? "parked" : "stays";
		}

		@Arbiter
		public void drain(LLL_Result result) {
			result.r3 = Marked.mark(this.queue.poll());
		}

	}

	/** Two senders find a queue idle: one of them wakes the process. */
	@JCStressTest
	@Outcome(id = "WAKE, QUEUED, 12", expect = Expect.ACCEPTABLE, desc = "The first sender wakes the process.")
	@Outcome(id = "QUEUED, WAKE, 21", expect = Expect.ACCEPTABLE, desc = "The second sender wakes the process.")
	@Outcome(id = "WAKE, WAKE, .*", expect = Expect.FORBIDDEN, desc = "The process would run twice.")
	@Outcome(id = "QUEUED, QUEUED, .*", expect = Expect.FORBIDDEN, desc = "Lost wake-up: nobody will run the process.")
	@State
	public static class TwoOffersToAnIdleQueue {

		private final EventQueue queue = Marked.idleQueue();

		@Actor
		public void send(LLL_Result result) {
			result.r1 = this.queue.offer(Marked.event(1));
		}

		@Actor
		public void sendToo(LLL_Result result) {
			result.r2 = this.queue.offer(Marked.event(2));
		}

		@Arbiter
		public void drain(LLL_Result result) {
			result.r3 = Marked.marks(this.queue.close());
		}

	}

}
