package io.actorprocess.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * A queue for each worker, and one for what comes from outside or has used up its slice.
 * <p>
 * Thread-safety: as {@link RunQueue} says.
 */
final class WorkStealingRunQueue implements RunQueue {

	/*
	 * What a worker makes runnable stays with it, as the data are in its cache: first in
	 * the next slot, then in the ring. All else goes to the injection queue.
	 *
	 * Fair by construction: a task that has used up its slice goes behind everything in
	 * the injection queue, never to the own ring; after such a turn, and at the latest
	 * after 16 turns, a worker looks there first. So a task from outside waits for those
	 * before it, however busy the workers keep themselves. A chain of tasks through the
	 * next slot ends after 16 turns, and then the ring has its turn.
	 *
	 * Different from libprocess, which knows one queue for all, and runs a process until
	 * its events are used up; and from fork-join pools, which put exhausted tasks back to
	 * the worker's own queue, where they go before everything from outside.
	 */

	/** So many workers are looked at after an exhausted turn. */
	private static final int LOOKS = 4;

	private final InjectionQueue injection = new InjectionQueue();

	private final Lane[] lanes;

	WorkStealingRunQueue(int workers) {
		this.lanes = new Lane[workers];
		for (int i = 0; i < workers; i++) {
			this.lanes[i] = new Lane(i, workers);
		}
	}

	@Override
	public void inject(Task task) {
		this.injection.append(task);
	}

	@Override
	public boolean add(int worker, Task task) {
		LocalQueue local = this.lanes[worker].local;
		if (local.offerNext(task)) {
			return false;
		}
		boolean alone = local.size() == 0;
		local.add(task, this.injection);
		return !alone;
	}

	@Override
	public boolean addExhausted(int worker, Task task) {
		Lane lane = this.lanes[worker];
		lane.exhausted();
		return this.injection.append(task) || lane.local.size() > 0;
	}

	@Override
	public @Nullable Task poll(int worker) {
		Lane lane = this.lanes[worker];
		Task task = lane.isInjectionFirst() ? takeInjected(lane) : null;
		if (task == null) {
			task = lane.local.poll();
		}
		if (task == null) {
			task = takeInjected(lane);
		}
		if (task != null) {
			lane.countTurn();
		}
		return task;
	}

	@Override
	public @Nullable Task steal(int worker) {
		Lane lane = this.lanes[worker];
		for (int i = 1; i < this.lanes.length; i++) {
			if (lane.local.stealHalf(lane.nextVictim(this.lanes).local)) {
				lane.steals.add(1);
				return poll(worker);
			}
		}
		return null;
	}

	@Override
	public boolean relieve(int worker) {
		Lane lane = this.lanes[worker];
		boolean found = false;
		for (int i = 1; i < this.lanes.length && i <= LOOKS; i++) {
			Lane victim = lane.nextVictim(this.lanes);
			if (lane.seesStuck(victim) && lane.local.stealAny(victim.local)) {
				lane.steals.add(1);
				found = true;
			}
		}
		return found;
	}

	@Override
	public void forget(int worker) {
		this.lanes[worker].local.forget();
	}

	@Override
	public boolean isEmpty() {
		if (!this.injection.isEmpty()) {
			return false;
		}
		for (Lane lane : this.lanes) {
			if (lane.local.hasStealable()) {
				return false;
			}
		}
		return true;
	}

	@Override
	public boolean needsWatch() {
		return this.lanes.length > 1;
	}

	@Override
	public int size() {
		long taken = 0;
		int local = 0;
		for (Lane lane : this.lanes) {
			taken += lane.injected.sum();
			local += lane.local.size();
		}
		return local + (int) Math.max(0, this.injection.appended() - taken);
	}

	@Override
	public long steals() {
		long steals = 0;
		for (Lane lane : this.lanes) {
			steals += lane.steals.sum();
		}
		return steals;
	}

	private @Nullable Task takeInjected(Lane lane) {
		Task task = this.injection.poll();
		if (task != null) {
			lane.local.breakChain();
			lane.injected.add(1);
		}
		return task;
	}

}
