package io.actorprocess.mailbox;

import java.util.ArrayDeque;
import java.util.Deque;

import io.actorprocess.Exploration;
import io.actorprocess.event.Event;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lets Lincheck compare a queue, its senders and its consumer with a deque and a flag.
 */
class EventQueueModelTests {

	@Test
	@Timeout(600)
	void lockFreeQueueBehavesAsADequeAndAFlag() {
		Exploration.check(LockFree.class, Specification.class);
	}

	/** What senders and consumers do, as seen by the rest of the runtime. */
	@Param(name = "mark", gen = IntGen.class, conf = "1:9")
	public static class LockFree {

		private final EventQueue queue = EventQueue.lockFree();

		/** Stands for the run queue: set by whom offer tells to schedule. */
		private volatile boolean scheduled = true;

		private volatile boolean closed;

		@Operation
		public String offer(@Param(name = "mark") int mark) {
			EventQueue.Offer offer = this.queue.offer(Marked.event(mark));
			if (offer == EventQueue.Offer.WAKE) {
				this.scheduled = true;
			}
			return offer.name();
		}

		/** The process has a turn: it takes one event, or parks. */
		@Operation(nonParallelGroup = "consumer")
		public String turn() {
			if (isAsleep()) {
				return "asleep";
			}
			while (true) {
				Event event = this.queue.poll();
				if (event != null) {
					return Marked.mark(event);
				}
				this.scheduled = false;
				if (this.queue.park()) {
					return "parked";
				}
				this.scheduled = true;
			}
		}

		@Operation(nonParallelGroup = "consumer")
		public String close() {
			if (isAsleep()) {
				return "asleep";
			}
			this.closed = true;
			return Marked.marks(this.queue.close());
		}

		/** Whoever makes the queue busy is about to schedule the process: wait for it. */
		private boolean isAsleep() {
			if (this.closed) {
				return true;
			}
			while (!this.scheduled) {
				if (this.queue.isIdle()) {
					return true;
				}
				Thread.onSpinWait();
			}
			return false;
		}

	}

	/** The same for one thread. */
	public static class Specification {

		private final Deque<String> waiting = new ArrayDeque<>();

		private boolean idle;

		private boolean closed;

		public String offer(int mark) {
			if (this.closed) {
				return "CLOSED";
			}
			this.waiting.add(Integer.toString(mark));
			String offer = this.idle ? "WAKE" : "QUEUED";
			this.idle = false;
			return offer;
		}

		public String turn() {
			if (this.idle || this.closed) {
				return "asleep";
			}
			String next = this.waiting.poll();
			this.idle = next == null;
			return (next != null) ? next : "parked";
		}

		public String close() {
			if (this.idle || this.closed) {
				return "asleep";
			}
			this.closed = true;
			return String.join("", this.waiting);
		}

	}

}
