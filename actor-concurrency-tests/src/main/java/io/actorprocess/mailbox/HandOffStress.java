package io.actorprocess.mailbox;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

import io.actorprocess.event.Event;

/**
 * What a sender gives to a queue reaches the consumer whole, once and in order.
 */
final class HandOffStress {

	private HandOffStress() {
	}

	/** Whoever polls an event sees what its sender wrote into it. */
	@JCStressTest
	@Outcome(id = "-", expect = Expect.ACCEPTABLE, desc = "The consumer came first and saw no event.")
	@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The event came with what its sender had written.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The event came without what its sender had written.")
	@State
	public static class OfferAgainstPoll {

		private final EventQueue queue = EventQueue.lockFree();

		@Actor
		public void send() {
			this.queue.offer(Marked.event(1));
		}

		@Actor
		public void receive(L_Result result) {
			Event event = this.queue.poll();
			result.r1 = (event != null) ? Marked.mark(event) : "-";
		}

	}

	/** As above, for the event that wakes a queue and goes another way. */
	@JCStressTest
	@Outcome(id = "-", expect = Expect.ACCEPTABLE, desc = "The consumer was not woken yet.")
	@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The event came with what its sender had written.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A woken consumer found no event, or an empty one.")
	@State
	public static class WakingOfferAgainstPoll {

		private final EventQueue queue = Marked.idleQueue();

		/** Stands for the run queue: written by whom offer tells to schedule. */
		private volatile boolean scheduled;

		@Actor
		public void send() {
			this.scheduled = this.queue.offer(Marked.event(1)) == EventQueue.Offer.WAKE;
		}

		@Actor
		public void receive(L_Result result) {
			result.r1 = this.scheduled ? Marked.mark(Objects.requireNonNull(this.queue.poll())) : "-";
		}

	}

	/** Two senders to a busy queue: both events arrive. */
	@JCStressTest
	@Outcome(id = { "QUEUED, 12", "QUEUED, 21" }, expect = Expect.ACCEPTABLE, desc = "Both events arrived, once.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "An event was lost or doubled, or a busy queue was woken.")
	@State
	public static class TwoOffers {

		private final EventQueue queue = EventQueue.lockFree();

		private EventQueue.@Nullable Offer second;

		@Actor
		public void send(LL_Result result) {
			result.r1 = this.queue.offer(Marked.event(1));
		}

		@Actor
		public void sendToo() {
			this.second = this.queue.offer(Marked.event(2));
		}

		@Arbiter
		public void drain(LL_Result result) {
			result.r1 = (result.r1 == this.second) ? result.r1 : result.r1 + " and " + this.second;
			result.r2 = Marked.marks(this.queue.close());
		}

	}

	/** One sender, one consumer that keeps polling: nothing overtakes. */
	@JCStressTest
	@Outcome(id = ", 12", expect = Expect.ACCEPTABLE, desc = "Nothing had come yet; both are waiting.")
	@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "The first had come; the second is waiting.")
	@Outcome(id = "12, ", expect = Expect.ACCEPTABLE, desc = "Both had come, in order.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "An event overtook another, was lost or doubled.")
	@State
	public static class OrderOfOneSender {

		private final EventQueue queue = EventQueue.lockFree();

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

}
