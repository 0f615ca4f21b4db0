package io.actorprocess.future;

import java.util.concurrent.atomic.AtomicInteger;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/**
 * A future completes once, and each callback runs exactly once, whoever comes first.
 */
final class CompletionStress {

	private CompletionStress() {
	}

	/** A callback is registered while the future completes. */
	@JCStressTest
	@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Each callback ran once and saw the value.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A callback was lost, or ran twice.")
	@State
	public static class SetAgainstRegistration {

		private final Promise<Integer> promise = new Promise<>();

		private final AtomicInteger ready = new AtomicInteger();

		private final AtomicInteger any = new AtomicInteger();

		@Actor
		public void complete() {
			this.promise.set(1);
		}

		@Actor
		public void register() {
			this.promise.future().onReady(this.ready::addAndGet);
			this.promise.future().onAny((future) -> this.any.addAndGet(future.value()));
		}

		@Arbiter
		public void count(II_Result result) {
			result.r1 = this.ready.get();
			result.r2 = this.any.get();
		}

	}

	/** Two threads register while nothing completes, then the future does. */
	@JCStressTest
	@Outcome(id = "12", expect = Expect.ACCEPTABLE, desc = "Both callbacks were kept and ran once.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A callback was lost, or ran twice.")
	@State
	public static class TwoRegistrations {

		private final Promise<Integer> promise = new Promise<>();

		private final AtomicInteger sum = new AtomicInteger();

		@Actor
		public void register() {
			this.promise.future().onReady((value) -> this.sum.addAndGet(2 * value));
		}

		@Actor
		public void registerToo() {
			this.promise.future().onAny((future) -> this.sum.addAndGet(10 * future.value()));
		}

		@Arbiter
		public void complete(I_Result result) {
			this.promise.set(1);
			result.r1 = this.sum.get();
		}

	}

	/** Two writers: one wins, and the callback hears of the winner only. */
	@JCStressTest
	@Outcome(id = "true, false, 1", expect = Expect.ACCEPTABLE, desc = "The first writer won.")
	@Outcome(id = "false, true, 10", expect = Expect.ACCEPTABLE, desc = "The second writer won.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "None or both won, or the callback heard of the loser.")
	@State
	public static class SetAgainstFail {

		private final Promise<Integer> promise = new Promise<>();

		private final AtomicInteger sum = new AtomicInteger();

		/** Prepares the callback. */
		public SetAgainstFail() {
			this.promise.future().onReady(this.sum::addAndGet).onFailed((failure) -> this.sum.addAndGet(10));
		}

		@Actor
		public void set(ZZI_Result result) {
			result.r1 = this.promise.set(1);
		}

		@Actor
		public void fail(ZZI_Result result) {
			result.r2 = this.promise.fail(new IllegalStateException("on purpose"));
		}

		@Arbiter
		public void count(ZZI_Result result) {
			result.r3 = this.sum.get();
		}

	}

	/** Two writers and nobody who waits: the short cut has one winner, too. */
	@JCStressTest
	@Outcome(id = "true, false, 1", expect = Expect.ACCEPTABLE, desc = "The first writer won.")
	@Outcome(id = "false, true, 2", expect = Expect.ACCEPTABLE, desc = "The second writer won.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "None or both won, or the value is the loser's.")
	@State
	public static class TwoUnwatchedSets {

		private final Promise<Integer> promise = new Promise<>();

		@Actor
		public void set(ZZI_Result result) {
			result.r1 = this.promise.set(1);
		}

		@Actor
		public void setToo(ZZI_Result result) {
			result.r2 = this.promise.set(2);
		}

		@Arbiter
		public void read(ZZI_Result result) {
			result.r3 = this.promise.future().value();
		}

	}

	/** Who sees a future complete sees what was done before. */
	@JCStressTest
	@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "The future was pending.")
	@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The value came with what its writer had written.")
	@Outcome(id = "-1", expect = Expect.FORBIDDEN, desc = "The value came without what its writer had written.")
	@State
	public static class Publication {

		private final Promise<int[]> promise = new Promise<>();

		@Actor
		public void set() {
			int[] value = new int[1];
			value[0] = 1;
			this.promise.set(value);
		}

		@Actor
		public void read(I_Result result) {
			Future<int[]> future = this.promise.future();
			if (future.isReady()) {
				result.r1 = (future.value()[0] == 1) ? 1 : -1;
			}
		}

	}

}
