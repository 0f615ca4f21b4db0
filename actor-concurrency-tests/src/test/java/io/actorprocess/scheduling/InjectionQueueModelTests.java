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
 * Lets Lincheck compare the queue for tasks from outside with a deque.
 */
class InjectionQueueModelTests {

	@Test
	@Timeout(600)
	void queueBehavesAsADeque() {
		Exploration.check(SendersAndTakers.class, Specification.class);
	}

	/** What senders and workers do. */
	@Param(name = "mark", gen = IntGen.class, conf = "1:9")
	public static class SendersAndTakers {

		private final InjectionQueue queue = new InjectionQueue();

		@Operation
		public void append(@Param(name = "mark") int mark) {
			this.queue.append(Marked.task(mark));
		}

		/** Takes a task, however often others are in the way. */
		@Operation
		public String take() {
			while (true) {
				Task task = this.queue.poll();
				if (task != null || this.queue.isEmpty()) {
					return Marked.mark(task);
				}
				Thread.onSpinWait();
			}
		}

	}

	/** The same for one thread. */
	public static class Specification {

		private final Deque<String> waiting = new ArrayDeque<>();

		public void append(int mark) {
			this.waiting.add(Integer.toString(mark));
		}

		public String take() {
			return this.waiting.isEmpty() ? "" : this.waiting.remove();
		}

	}

}
