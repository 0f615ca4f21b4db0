package io.actorprocess.scheduling;

import java.util.ArrayDeque;
import java.util.Deque;

import io.actorprocess.Exploration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lets Lincheck compare the queue of a worker, its owner and a thief, with a deque and a
 * slot.
 */
class LocalQueueModelTests {

	@Test
	@Timeout(600)
	void queueBehavesAsADequeAndASlot() {
		Exploration.check(OwnerAndThief.class, Specification.class);
	}

	/** What an owner and a thief do. */
	@Param(name = "mark", gen = IntGen.class, conf = "1:9")
	public static class OwnerAndThief {

		private final LocalQueue owner = new LocalQueue();

		private final LocalQueue thief = new LocalQueue();

		private final InjectionQueue overflow = new InjectionQueue();

		@Operation(nonParallelGroup = "owner")
		public boolean offerNext(@Param(name = "mark") int mark) {
			return this.owner.offerNext(Marked.task(mark));
		}

		@Operation(nonParallelGroup = "owner")
		public void add(@Param(name = "mark") int mark) {
			this.owner.add(Marked.task(mark), this.overflow);
		}

		@Operation(nonParallelGroup = "owner")
		public String poll() {
			return Marked.mark(this.owner.poll());
		}

		@Operation(nonParallelGroup = "owner")
		public void forget() {
			this.owner.forget();
		}

		@Operation(nonParallelGroup = "thief")
		public String steal() {
			this.thief.stealHalf(this.owner);
			return Marked.drain(this.thief);
		}

	}

	/** The same for one thread. */
	public static class Specification {

		private final Deque<String> ring = new ArrayDeque<>();

		private String next = "";

		public boolean offerNext(int mark) {
			boolean free = this.next.isEmpty();
			if (free) {
				this.next = Integer.toString(mark);
			}
			return free;
		}

		public void add(int mark) {
			this.ring.add(Integer.toString(mark));
		}

		public String poll() {
			String first = this.next;
			this.next = "";
			if (first.isEmpty() && !this.ring.isEmpty()) {
				first = this.ring.remove();
			}
			return first;
		}

		public void forget() {
			// What is gone is not seen.
		}

		public String steal() {
			StringBuilder stolen = new StringBuilder();
			int count = this.ring.size() - this.ring.size() / 2;
			for (int i = 0; i < count; i++) {
				stolen.append(this.ring.remove());
			}
			return stolen.toString();
		}

	}

}
