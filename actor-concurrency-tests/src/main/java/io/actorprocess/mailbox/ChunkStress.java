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
 * What holds for an empty queue holds where a chunk begins, within it, and where it ends.
 */
final class ChunkStress {

	/**
	 * So many events come before the first free slot: a bare one and one with its chunk.
	 */
	private static final int TO_FIRST_SLOT = 2;

	private static final int TO_LAST_SLOT = 5;

	private static final int TO_END_OF_CHUNK = 6;

	private ChunkStress() {
	}

	private static String pollOrPark(EventQueue queue) {
		Event event = queue.poll();
		return (event != null) ? "took" : queue.park() ? "parked" : "stays";
	}

	/** The consumer seals a chunk while a sender claims a slot of it. */
	@JCStressTest
	@Outcome(id = "QUEUED, took, ", expect = Expect.ACCEPTABLE, desc = "The consumer saw the event at once.")
	@Outcome(id = "QUEUED, stays, 1", expect = Expect.ACCEPTABLE,
			desc = "The consumer could not park; the event waits.")
	@Outcome(id = "WAKE, parked, 1", expect = Expect.ACCEPTABLE, desc = "The consumer parked; the event waits.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The event was lost, or not exactly one thread runs the process.")
	@State
	public static class OfferAgainstParkWithinAChunk {

		private final EventQueue queue = Marked.queueAfter(TO_FIRST_SLOT);

		@Actor
		public void send(LLL_Result result) {
			result.r1 = this.queue.offer(Marked.event(1));
		}

		@Actor
		public void receive(LLL_Result result) {
			result.r2 = pollOrPark(this.queue);
		}

		@Arbiter
		public void drain(LLL_Result result) {
			result.r3 = Marked.mark(this.queue.poll());
		}

	}

	/** The consumer leaves a full chunk while a sender appends another. */
	@JCStressTest
	@Outcome(id = "QUEUED, took, ", expect = Expect.ACCEPTABLE, desc = "The consumer saw the event at once.")
	@Outcome(id = "QUEUED, stays, 1", expect = Expect.ACCEPTABLE,
			desc = "The consumer could not park; the event waits.")
	@Outcome(id = "WAKE, parked, 1", expect = Expect.ACCEPTABLE, desc = "The consumer parked; the event waits.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The event was lost, or not exactly one thread runs the process.")
	@State
	public static class OfferAgainstParkAtTheEndOfAChunk {

		private final EventQueue queue = Marked.queueAfter(TO_END_OF_CHUNK);

		@Actor
		public void send(LLL_Result result) {
			result.r1 = this.queue.offer(Marked.event(1));
		}

		@Actor
		public void receive(LLL_Result result) {
			result.r2 = pollOrPark(this.queue);
		}

		@Arbiter
		public void drain(LLL_Result result) {
			result.r3 = Marked.mark(this.queue.poll());
		}

	}

	/** One sender fills a chunk and begins the next: nothing overtakes. */
	@JCStressTest
	@Outcome(id = ", 12", expect = Expect.ACCEPTABLE, desc = "Nothing had come yet; both are waiting.")
	@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "The first had come; the second is waiting.")
	@Outcome(id = "12, ", expect = Expect.ACCEPTABLE, desc = "Both had come, in order.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "An event overtook another, was lost or doubled.")
	@State
	public static class OrderFromChunkToChunk {

		private final EventQueue queue = Marked.queueAfter(TO_LAST_SLOT);

		@Actor
		public void send() {
			this.queue.offer(Marked.event(1));
			this.queue.offer(Marked.event(2));
		}

		@Actor
		public void receive(LL_Result result) {
			result.r1 = Marked.mark(this.queue.poll()) + Marked.mark(this.queue.poll());
		}

		@Arbiter
		public void drain(LL_Result result) {
			result.r2 = Marked.marks(this.queue.close());
		}

	}

	/** Two senders want the last slot of a chunk: both events arrive. */
	@JCStressTest
	@Outcome(id = { "QUEUED, QUEUED, 12", "QUEUED, QUEUED, 21" }, expect = Expect.ACCEPTABLE,
			desc = "Both events arrived, once.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "An event was lost or doubled, or a busy queue was woken.")
	@State
	public static class TwoOffersToTheLastSlot {

		private final EventQueue queue = Marked.queueAfter(TO_LAST_SLOT);

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

	/** A process ends while an event comes into a chunk. */
	@JCStressTest
	@Outcome(id = "CLOSED, ", expect = Expect.ACCEPTABLE, desc = "Refused: the event still belongs to its sender.")
	@Outcome(id = "QUEUED, 1", expect = Expect.ACCEPTABLE, desc = "Handed out or given up.")
	@Outcome(id = "CLOSED, 1", expect = Expect.FORBIDDEN, desc = "The event belongs to both.")
	@Outcome(id = "QUEUED, ", expect = Expect.FORBIDDEN, desc = "The event is lost.")
	@State
	public static class OfferAgainstCloseWithinAChunk {

		private final EventQueue queue = Marked.queueAfter(TO_FIRST_SLOT);

		@Actor
		public void send(LL_Result result) {
			result.r1 = this.queue.offer(Marked.event(1));
		}

		@Actor
		public void end(LL_Result result) {
			result.r2 = Marked.mark(this.queue.poll()) + Marked.marks(this.queue.close());
		}

	}

}
