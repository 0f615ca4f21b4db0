package io.actorprocess.benchmarks.workload;

import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Behaviour;
import io.actorprocess.benchmarks.runtime.Ref;
import io.actorprocess.benchmarks.runtime.Self;

/**
 * Five hundred actors in a ring hand one token on.
 */
final class RingWorkload implements Workload {

	private static final int SIZE = 500;

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		Member last = new Member();
		Ref first = runtime.spawn(last);
		Ref next = first;
		for (int i = 1; i < SIZE; i++) {
			Member member = new Member();
			member.next = next;
			next = runtime.spawn(member);
		}
		last.next = next;
		trial.measure(SIZE * 20, (operations) -> {
			Token token = new Token(operations);
			first.tell(token);
			Trial.await(token.done);
			return operations;
		});
	}

	/** Goes round; whoever has it owns it. */
	private static final class Token {

		private int hopsLeft;

		private final CountDownLatch done = new CountDownLatch(1);

		Token(int hops) {
			this.hopsLeft = hops;
		}

	}

	/** Hands the token on. */
	private static final class Member implements Behaviour {

		@SuppressWarnings("NullAway.Init") // set before the first message
		private volatile Ref next;

		@Override
		public void receive(Object message, Self self) {
			Token token = (Token) message;
			if (--token.hopsLeft > 0) {
				this.next.tell(token);
			}
			else {
				token.done.countDown();
			}
		}

	}

}
