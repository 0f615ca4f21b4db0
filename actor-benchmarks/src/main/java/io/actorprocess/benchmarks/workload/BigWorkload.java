package io.actorprocess.benchmarks.workload;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Behaviour;
import io.actorprocess.benchmarks.runtime.Ref;
import io.actorprocess.benchmarks.runtime.Self;

/**
 * A thousand actors; each pings random others, one at a time.
 */
final class BigWorkload implements Workload {

	private static final Object PONG = new Object();

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		Ref[] everyone = new Ref[trial.size(1000, 20)];
		for (int i = 0; i < everyone.length; i++) {
			everyone[i] = runtime.spawn(new Member(everyone, i));
		}
		trial.measure(everyone.length * 10, (operations) -> {
			int each = Math.max(1, operations / everyone.length);
			CountDownLatch done = new CountDownLatch(everyone.length);
			for (Ref member : everyone) {
				member.tell(new Start(each, done));
			}
			Trial.await(done);
			return (long) each * everyone.length;
		});
	}

	private record Start(int pings, CountDownLatch done) {
	}

	private record Ping(Ref from) {
	}

	/** Pings and answers. */
	private static final class Member implements Behaviour {

		private final Ref[] everyone;

		private final SplittableRandom random;

		private int left;

		private CountDownLatch done = new CountDownLatch(0);

		private Ping ping;

		Member(Ref[] everyone, int index) {
			this.everyone = everyone;
			this.random = new SplittableRandom(index);
			this.ping = new Ping(everyone[0]);
		}

		@Override
		public void receive(Object message, Self self) {
			if (message instanceof Ping asked) {
				asked.from.tell(PONG);
			}
			else if (message instanceof Start start) {
				this.left = start.pings;
				this.done = start.done;
				this.ping = new Ping(self.ref());
				pingSomeone();
			}
			else if (--this.left > 0) {
				pingSomeone();
			}
			else {
				this.done.countDown();
			}
		}

		private void pingSomeone() {
			this.everyone[this.random.nextInt(this.everyone.length)].tell(this.ping);
		}

	}

}
