package io.actorprocess.future;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A blocked reader is woken, and one that gives up takes nobody else along.
 */
final class BlockingStress {

	private static final Duration LONG = Duration.ofSeconds(10);

	private BlockingStress() {
	}

	private static boolean await(Future<?> future, Duration atMost) {
		try {
			return future.await(atMost);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Nobody interrupts the actors of a test", ex);
		}
	}

	/** A reader blocks while the future completes. */
	@JCStressTest
	@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "The reader saw the end or was woken.")
	@Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "The reader slept over the end.")
	@State
	public static class SetAgainstAwait {

		private final Promise<Integer> promise = new Promise<>();

		@Actor
		public void set() {
			this.promise.set(1);
		}

		@Actor
		public void block(L_Result result) {
			result.r1 = await(this.promise.future(), LONG);
		}

	}

	/** A reader gives up and leaves the stack while somebody registers. */
	@JCStressTest
	@Outcome(id = "1, 10", expect = Expect.ACCEPTABLE, desc = "Both callbacks stayed and ran once.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The reader took a callback along, or one ran twice.")
	@State
	public static class GivingUpAgainstRegistration {

		private final Promise<Integer> promise = new Promise<>();

		private final AtomicInteger early = new AtomicInteger();

		private final AtomicInteger late = new AtomicInteger();

		/** Prepares a callback below the reader's. */
		public GivingUpAgainstRegistration() {
			this.promise.future().onReady(this.early::addAndGet);
		}

		@Actor
		public void giveUp() {
			await(this.promise.future(), Duration.ofNanos(1));
		}

		@Actor
		public void register() {
			this.promise.future().onReady((value) -> this.late.addAndGet(10 * value));
		}

		@Arbiter
		public void complete(II_Result result) {
			this.promise.set(1);
			result.r1 = this.early.get();
			result.r2 = this.late.get();
		}

	}

}
