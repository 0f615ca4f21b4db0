package io.actorprocess.future;

import java.util.concurrent.atomic.AtomicInteger;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZLI_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A discard is requested once, and everybody who has to know of it is told once.
 */
final class DiscardStress {

	private DiscardStress() {
	}

	/** A request comes while the value does. */
	@JCStressTest
	@Outcome(id = "true, READY true, 1", expect = Expect.ACCEPTABLE, desc = "The request came first and was told.")
	@Outcome(id = "false, READY false, 0", expect = Expect.ACCEPTABLE, desc = "The value came first: no request.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The request was half made, or the value was lost.")
	@State
	public static class DiscardAgainstSet {

		private final Promise<Integer> promise = new Promise<>();

		private final AtomicInteger told = new AtomicInteger();

		/** Prepares the callback. */
		public DiscardAgainstSet() {
			this.promise.future().onDiscard(this.told::incrementAndGet);
		}

		@Actor
		public void discard(ZLI_Result result) {
			result.r1 = this.promise.future().discard();
		}

		@Actor
		public void set() {
			this.promise.set(1);
		}

		@Arbiter
		public void read(ZLI_Result result) {
			Future<Integer> future = this.promise.future();
			result.r2 = future.state().name() + " " + future.hasDiscard();
			result.r3 = this.told.get();
		}

	}

	/** Somebody wants to be told of requests while one is made. */
	@JCStressTest
	@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The callback ran once.")
	@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "Nobody told the callback.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "Both sides told the callback.")
	@State
	public static class DiscardAgainstRegistration {

		private final Future<Integer> future = new Promise<Integer>().future();

		private final AtomicInteger told = new AtomicInteger();

		@Actor
		public void discard() {
			this.future.discard();
		}

		@Actor
		public void register() {
			this.future.onDiscard(this.told::incrementAndGet);
		}

		@Arbiter
		public void count(I_Result result) {
			result.r1 = this.told.get();
		}

	}

	/** Two requests: one is made, the other is told so. */
	@JCStressTest
	@Outcome(id = { "true, false, 1", "false, true, 1" }, expect = Expect.ACCEPTABLE, desc = "One request was made.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "None or both were made, or the callback did not run once.")
	@State
	public static class TwoDiscards {

		private final Future<Integer> future = new Promise<Integer>().future();

		private final AtomicInteger told = new AtomicInteger();

		/** Prepares the callback. */
		public TwoDiscards() {
			this.future.onDiscard(this.told::incrementAndGet);
		}

		@Actor
		public void discard(ZZI_Result result) {
			result.r1 = this.future.discard();
		}

		@Actor
		public void discardToo(ZZI_Result result) {
			result.r2 = this.future.discard();
		}

		@Arbiter
		public void count(ZZI_Result result) {
			result.r3 = this.told.get();
		}

	}

	/** A promise is handed over to another future while a discard is requested. */
	@JCStressTest
	@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "The request reached the inner future.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The request got lost between the two futures.")
	@State
	public static class DiscardAgainstAssociation {

		private final Promise<Integer> promise = new Promise<>();

		private final Future<Integer> inner = new Promise<Integer>().future();

		@Actor
		public void discard(ZZ_Result result) {
			result.r1 = this.promise.future().discard();
		}

		@Actor
		public void associate() {
			this.promise.associate(this.inner);
		}

		@Arbiter
		public void read(ZZ_Result result) {
			result.r2 = this.inner.hasDiscard();
		}

	}

	/** A derived future is asked to discard while its source completes. */
	@JCStressTest
	@Outcome(id = "true, READY, 1", expect = Expect.ACCEPTABLE, desc = "The function ran before the request arrived.")
	@Outcome(id = "true, DISCARDED, 0", expect = Expect.ACCEPTABLE, desc = "The request came first: no function call.")
	@Outcome(id = "false, READY, 1", expect = Expect.ACCEPTABLE, desc = "The derived future was complete already.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The derived future hangs, or its end contradicts the function call.")
	@State
	public static class DiscardOfDerivedAgainstSet {

		private final Promise<Integer> promise = new Promise<>();

		private final AtomicInteger calls = new AtomicInteger();

		private final Future<Integer> derived = this.promise.future().then((value) -> this.calls.addAndGet(value));

		@Actor
		public void discard(ZLI_Result result) {
			result.r1 = this.derived.discard();
		}

		@Actor
		public void set() {
			this.promise.set(1);
		}

		@Arbiter
		public void read(ZLI_Result result) {
			result.r2 = this.derived.state().name();
			result.r3 = this.calls.get();
		}

	}

}
