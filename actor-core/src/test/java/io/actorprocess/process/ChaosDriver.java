package io.actorprocess.process;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.message.UPID;

/**
 * A thread that sends its share of the events to random members, and lets time pass.
 * <p>
 * Thread-safety: its failure may be read once it has ended.
 */
final class ChaosDriver extends Thread {

	/** So many events may wait, or else the memory is the limit. */
	private static final int WINDOW = 20_000;

	private static final int EVENTS_PER_STEP = 1000;

	private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

	private static final byte[] WELL = {};

	private static final byte[] ILL = { 1 };

	private final ProcessManager manager;

	private final VirtualClock clock;

	private final ChaosLedger ledger;

	private final SplittableRandom random;

	private final long events;

	private @Nullable Throwable failure;

	ChaosDriver(ProcessManager manager, VirtualClock clock, ChaosLedger ledger, long seed, long events) {
		super("chaos-driver-" + seed);
		this.manager = manager;
		this.clock = clock;
		this.ledger = ledger;
		this.random = new SplittableRandom(seed);
		this.events = events;
	}

	@Override
	public void run() {
		try {
			for (long i = 0; i < this.events; i++) {
				act();
				if (i % EVENTS_PER_STEP == 0) {
					pass();
				}
			}
		}
		catch (Throwable ex) {
			this.failure = ex;
		}
	}

	/** Who pauses before a restart needs time to go on. */
	private void pass() {
		long start = System.nanoTime();
		do {
			this.clock.advance(ChaosParent.SHORTEST_PAUSE);
			if (System.nanoTime() - start > LIMIT_NANOS) {
				throw new IllegalStateException("Of so many events no fate is known: " + this.ledger.open());
			}
		}
		while (this.ledger.open() > WINDOW);
	}

	private void act() {
		String id = ChaosMember.id(this.random.nextInt(ChaosParent.FAMILIES),
				this.random.nextInt(ChaosParent.CHILDREN));
		boolean throwing = this.random.nextInt(100) == 0;
		ChaosEvent kind = ChaosEvent.values()[this.random.nextInt(ChaosEvent.values().length)];
		this.ledger.send(kind);
		switch (kind) {
			case TELL -> pid(id).tell((member) -> member.work(ChaosEvent.TELL, throwing));
			case CALL -> this.ledger.enter(pid(id).dispatch((member) -> member.work(ChaosEvent.CALL, throwing)));
			case MESSAGE -> this.manager.post(new UPID(id, this.manager.address()), "work", throwing ? ILL : WELL);
		}
	}

	private PID<ChaosMember> pid(String id) {
		return this.manager.pid(id, ChaosMember.class);
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

}
