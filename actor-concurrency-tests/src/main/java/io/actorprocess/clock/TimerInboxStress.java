package io.actorprocess.clock;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * The inbox loses no timer, keeps the order, and nobody sleeps while it has one.
 */
final class TimerInboxStress {

	private static final SystemClock CLOCK = new SystemClock();

	private TimerInboxStress() {
	}

	private static WheelTimer timer(int number) {
		return new WheelTimer(CLOCK, number, () -> {
		});
	}

	/** The deadlines of a chain, as digits. */
	private static int digits(@Nullable WheelTimer first) {
		int digits = 0;
		for (WheelTimer timer = first; timer != null; timer = timer.link) {
			digits = 10 * digits + (int) timer.deadlineNanos;
		}
		return digits;
	}

	/** Two timers are pushed while the inbox is emptied. */
	@JCStressTest
	@Outcome(id = { "0, 12", "1, 2", "12, 0" }, expect = Expect.ACCEPTABLE, desc = "Both come out, in order.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A timer was lost, doubled or overtaken.")
	@State
	public static class PushesAgainstTake {

		private final TimerInbox inbox = new TimerInbox();

		@Actor
		public void push() {
			this.inbox.push(timer(1));
			this.inbox.push(timer(2));
		}

		@Actor
		public void take(II_Result result) {
			result.r1 = digits(this.inbox.takeAll());
		}

		@Arbiter
		public void takeRest(II_Result result) {
			result.r2 = digits(this.inbox.takeAll());
		}

	}

	/** Two threads push at a time. */
	@JCStressTest
	@Outcome(id = { "0, 12", "0, 21", "1, 2", "2, 1", "12, 0", "21, 0" }, expect = Expect.ACCEPTABLE,
			desc = "Both come out.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A timer was lost or doubled.")
	@State
	public static class TwoPushersAgainstTake {

		private final TimerInbox inbox = new TimerInbox();

		@Actor
		public void push() {
			this.inbox.push(timer(1));
		}

		@Actor
		public void pushToo() {
			this.inbox.push(timer(2));
		}

		@Actor
		public void take(II_Result result) {
			result.r1 = digits(this.inbox.takeAll());
		}

		@Arbiter
		public void takeRest(II_Result result) {
			result.r2 = digits(this.inbox.takeAll());
		}

	}

	/** A timer is pushed while the inbox is closed. */
	@JCStressTest
	@Outcome(id = { "true, 1", "false, 0" }, expect = Expect.ACCEPTABLE, desc = "Taken or refused.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "Accepted and lost, or refused and taken.")
	@State
	public static class PushAgainstClose {

		private final TimerInbox inbox = new TimerInbox();

		@Actor
		public void push(ZI_Result result) {
			result.r1 = this.inbox.push(timer(1));
		}

		@Actor
		public void close(ZI_Result result) {
			result.r2 = digits(this.inbox.close());
		}

	}

	/**
	 * The protocol of the clock: push and look for a sleeper, fall asleep and look again.
	 */
	@JCStressTest
	@Outcome(id = { "true, true", "true, false", "false, true" }, expect = Expect.ACCEPTABLE,
			desc = "One of them sees the other.")
	@Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "The thread sleeps and nobody wakes it.")
	@State
	public static class PushAgainstSleep {

		private final TimerInbox inbox = new TimerInbox();

		private volatile boolean asleep;

		@Actor
		public void push(ZZ_Result result) {
			this.inbox.push(timer(1));
			result.r1 = this.asleep;
		}

		@Actor
		public void sleep(ZZ_Result result) {
			this.asleep = true;
			result.r2 = !this.inbox.isEmpty();
		}

	}

}
