package io.actorprocess.future;

import java.util.concurrent.atomic.AtomicInteger;

import io.actorprocess.Exploration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lets Lincheck compare a future with a register that is written once, and counts the
 * callbacks at the end.
 */
class FutureModelTests {

	@Test
	@Timeout(600)
	void futureBehavesAsARegisterThatIsWrittenOnce() {
		Exploration.check(WritersAndReaders.class, Specification.class);
	}

	/** What writers and readers do. */
	@Param(name = "value", gen = IntGen.class, conf = "1:3")
	public static class WritersAndReaders {

		private final Promise<Integer> promise = new Promise<>();

		private final AtomicInteger registered = new AtomicInteger();

		private final AtomicInteger called = new AtomicInteger();

		private final AtomicInteger watching = new AtomicInteger();

		private final AtomicInteger told = new AtomicInteger();

		@Operation
		public boolean set(@Param(name = "value") int value) {
			return this.promise.set(value);
		}

		@Operation
		public boolean fail() {
			return this.promise.fail(new IllegalStateException("on purpose"));
		}

		@Operation
		public boolean discard() {
			return this.promise.future().discard();
		}

		@Operation
		public String read() {
			Future<Integer> future = this.promise.future();
			FutureState state = future.state();
			return (state == FutureState.READY) ? "READY " + future.value() : state.name();
		}

		@Operation
		public boolean hasDiscard() {
			return this.promise.future().hasDiscard();
		}

		@Operation
		public void onAny() {
			this.registered.incrementAndGet();
			this.promise.future().onAny((future) -> this.called.incrementAndGet());
		}

		/** The callback of a derived future stands for the chain. */
		@Operation
		public void then() {
			this.registered.incrementAndGet();
			this.promise.future().then((value) -> value + 1).onAny((future) -> this.called.incrementAndGet());
		}

		@Operation
		public void onDiscard() {
			this.watching.incrementAndGet();
			this.promise.future().onDiscard(this.told::incrementAndGet);
		}

		@Validate
		public void everybodyWasToldOnce() {
			Future<Integer> future = this.promise.future();
			require(this.called.get() == (future.isPending() ? 0 : this.registered.get()), "callbacks of the end");
			require(this.told.get() <= this.watching.get() && (future.hasDiscard() || this.told.get() == 0),
					"callbacks of the request");
			require(!future.isPending() || !future.hasDiscard() || this.told.get() == this.watching.get(),
					"callbacks of the request, while pending");
		}

		private void require(boolean condition, String what) {
			if (!condition) {
				throw new IllegalStateException("Wrong number of " + what + ": " + this.called + " of "
						+ this.registered + " called, " + this.told + " of " + this.watching + " told");
			}
		}

	}

	/** The same for one thread. */
	public static class Specification {

		private String end = "PENDING";

		private boolean discard;

		public boolean set(int value) {
			return end("READY " + value);
		}

		public boolean fail() {
			return end("FAILED");
		}

		public boolean discard() {
			boolean requested = !this.discard && this.end.equals("PENDING");
			this.discard |= requested;
			return requested;
		}

		public String read() {
			return this.end;
		}

		public boolean hasDiscard() {
			return this.discard;
		}

		public void onAny() {
			// Counted at the end.
		}

		public void then() {
			// Counted at the end.
		}

		public void onDiscard() {
			// Counted at the end.
		}

		private boolean end(String wanted) {
			boolean pending = this.end.equals("PENDING");
			if (pending) {
				this.end = wanted;
			}
			return pending;
		}

	}

}
