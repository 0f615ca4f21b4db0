package io.actorprocess.benchmarks.workload;

import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.runtime.ActorRuntime;
import io.actorprocess.benchmarks.runtime.Behaviour;
import io.actorprocess.benchmarks.runtime.Ref;
import io.actorprocess.benchmarks.runtime.Self;

/**
 * Eight actors send to one, each with a bounded number of messages open: the receiver
 * grants each of them more when it has handled half.
 */
final class FanInWorkload implements Workload {

	private static final int SENDERS = 8;

	private static final int GRANT = 1024;

	@Override
	public void run(ActorRuntime runtime, Trial trial) throws Exception {
		Ref receiver = runtime.spawn(new Receiver());
		Sender[] senders = new Sender[SENDERS];
		for (int i = 0; i < SENDERS; i++) {
			senders[i] = new Sender(receiver);
			senders[i].ref = runtime.spawn(senders[i]);
		}
		trial.measure(SENDERS * GRANT * 8, (operations) -> {
			int grants = Math.max(2, operations / SENDERS / GRANT);
			CountDownLatch done = new CountDownLatch(SENDERS);
			for (Sender sender : senders) {
				sender.ref().tell(new Start(grants, done));
			}
			Trial.await(done);
			return (long) SENDERS * GRANT * grants;
		});
	}

	private record Start(int grants, CountDownLatch done) {
	}

	/** What a sender sends, and what comes back as a grant. */
	private static final class Sender implements Behaviour {

		private final Ref receiver;

		private volatile Ref ref;

		/** Owned by the sender. */
		private int grantsToSend;

		/** Owned by the sender. */
		private int grantsToGet;

		private CountDownLatch done = new CountDownLatch(0);

		/** Owned by the receiver. */
		private int received;

		Sender(Ref receiver) {
			this.receiver = receiver;
			this.ref = receiver;
		}

		Ref ref() {
			return this.ref;
		}

		@Override
		public void receive(Object message, Self self) {
			if (message instanceof Start start) {
				this.done = start.done;
				this.grantsToGet = start.grants;
				this.grantsToSend = start.grants;
				send();
			}
			else if (--this.grantsToGet == 0) {
				this.done.countDown();
			}
			send();
		}

		private void send() {
			if (this.grantsToSend > 0) {
				this.grantsToSend--;
				for (int i = 0; i < GRANT; i++) {
					this.receiver.tell(this);
				}
			}
		}

	}

	/** Grants. */
	private static final class Receiver implements Behaviour {

		@Override
		public void receive(Object message, Self self) {
			Sender sender = (Sender) message;
			if (++sender.received % GRANT == 0) {
				sender.ref().tell(sender);
			}
		}

	}

}
