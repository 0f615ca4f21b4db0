package io.actorprocess.benchmarks.workload;

import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Behaviour;
import io.actorprocess.benchmarks.runtime.Ref;
import io.actorprocess.benchmarks.runtime.Self;

/**
 * Pairs of actors that play ping-pong, one ball each.
 */
final class PairsWorkload implements Workload {

	private final int pairs;

	PairsWorkload(int pairs) {
		this.pairs = pairs;
	}

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		Ref[] players = new Ref[trial.size(this.pairs, Math.min(this.pairs, 10))];
		for (int i = 0; i < players.length; i++) {
			Ponger ponger = new Ponger();
			Pinger pinger = new Pinger(runtime.spawn(ponger));
			players[i] = runtime.spawn(pinger);
			ponger.pinger = players[i];
		}
		trial.measure(players.length * 10, (operations) -> {
			int each = Math.max(1, operations / players.length);
			CountDownLatch done = new CountDownLatch(players.length);
			for (Ref player : players) {
				player.tell(new Start(each, done));
			}
			Trial.await(done);
			return (long) each * players.length;
		});
	}

	private record Start(int roundTrips, CountDownLatch done) {
	}

	/** Begins, and counts. */
	private static final class Pinger implements Behaviour {

		private final Ref ponger;

		private int left;

		private CountDownLatch done = new CountDownLatch(0);

		Pinger(Ref ponger) {
			this.ponger = ponger;
		}

		@Override
		public void receive(Object message, Self self) {
			if (message instanceof Start start) {
				this.left = start.roundTrips;
				this.done = start.done;
				this.ponger.tell(this.ponger);
			}
			else if (--this.left > 0) {
				this.ponger.tell(message);
			}
			else {
				this.done.countDown();
			}
		}

	}

	/** Sends the ball back. */
	private static final class Ponger implements Behaviour {

		@SuppressWarnings("NullAway.Init") // set before the first message
		private volatile Ref pinger;

		@Override
		public void receive(Object message, Self self) {
			this.pinger.tell(message);
		}

	}

}
