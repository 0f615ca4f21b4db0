package io.actorprocess.benchmarks.workload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.runtime.Behaviour;
import io.actorprocess.benchmarks.runtime.Self;

/**
 * An actor that counts its messages.
 * <p>
 * Thread-safety: the actor writes; any thread may read how many were received.
 */
final class Counter implements Behaviour {

	/*
	 * Written at each message by one thread and polled by another: padded, so that the
	 * sender does not slow the actor down by looking.
	 */

	private static final VarHandle RECEIVED;

	static {
		try {
			RECEIVED = MethodHandles.lookup().findVarHandle(Counter.class, "received", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private long received;

	private volatile long target = Long.MAX_VALUE;

	private volatile CountDownLatch done = new CountDownLatch(1);

	@Override
	public void receive(Object message, Self self) {
		long count = this.received + 1;
		RECEIVED.setOpaque(this, count);
		if (count == this.target) {
			this.done.countDown();
		}
	}

	long received() {
		return (long) RECEIVED.getOpaque(this);
	}

	/** Expects more messages, before they are sent. */
	void expect(long more) {
		this.done = new CountDownLatch(1);
		this.target = received() + more;
	}

	void await() throws InterruptedException {
		Trial.await(this.done);
	}

}
