package io.actorprocess.scheduling;

/**
 * Who sleeps, who searches for work, and whom to wake.
 * <p>
 * Thread-safety: all methods may be called by any thread; a worker's number is used by
 * the thread that holds this worker's core.
 */
final class Gate {

	/*
	 * One word holds everything, so that each change is one atomic step:
	 *
	 * bits 0..51 the idle workers; bits 52..57 the watcher, an idle worker that looks
	 * around each millisecond (its number plus one, or 0); bits 58..63 the number of
	 * searchers.
	 *
	 * No lost wake-up. A sender (1) puts the task in the injection queue by a
	 * read-modify-write or under a lock, then (2) reads this word. A worker (3) sets its
	 * idle bit and leaves the searchers by one read-modify-write, then (4) looks at the
	 * queue once more, then sleeps. All four are sequentially consistent. If (2) comes
	 * after (3), the sender sees the bit and wakes somebody. If it comes before, so does
	 * (1), and the worker sees the task in (4). A sender wakes nobody while somebody
	 * searches; a searcher pays for this: it either ends in (3) and (4), or finds a task,
	 * leaves by a read-modify-write and, being the last, looks at the queue and wakes the
	 * next. Who sees a task in (4) searches again, or knows that others do: had it come
	 * back as nobody, it would take one task, and nobody would answer for those behind.
	 *
	 * A waker clears the idle bit and counts the worker as a searcher in one step, before
	 * the thread runs: no second wake-up is sent in between, and none to a worker that is
	 * already up.
	 *
	 * Tasks that a worker puts in its own queue are not fenced against (2): whoever
	 * misses them only misses the chance to help. That may be long if an event is long,
	 * hence the watch: while some workers are busy and some idle, one of the idle sleeps
	 * with a timeout, and is the last one to be woken. If nobody watches, the next worker
	 * that keeps a task for itself wakes somebody, who finds nothing to do and takes the
	 * watch.
	 *
	 * Different from libprocess, where a semaphore counts the queued processes and each
	 * enqueue signals it: one signal per message under light load.
	 */

	static final int MAX_WORKERS = 52;

	private static final int SEARCHER_SHIFT = MAX_WORKERS + 6;

	private static final long IDLE_MASK = (1L << MAX_WORKERS) - 1;

	private static final long WATCHER_MASK = (1L << SEARCHER_SHIFT) - 1 - IDLE_MASK;

	private static final long SEARCHER = 1L << SEARCHER_SHIFT;

	// Immutable

	private final long everyone;

	private final int maxSearchers;

	private final boolean watched;

	// Shared

	private final LongCell state = new LongCell();

	/**
	 * Creates a gate.
	 * @param workers how many there are, all awake
	 * @param watched whether workers keep tasks for themselves, so that a watch is of use
	 */
	Gate(int workers, boolean watched) {
		this.everyone = (1L << workers) - 1;
		this.maxSearchers = Math.max(1, workers / 2);
		this.watched = watched;
	}

	/**
	 * Asks to be counted as a searcher.
	 * @return whether there is need for one more
	 */
	boolean startSearch() {
		long seen = this.state.read();
		while (searchers(seen) < this.maxSearchers) {
			if (this.state.cas(seen, seen + SEARCHER)) {
				return true;
			}
			seen = this.state.read();
		}
		return false;
	}

	/**
	 * Leaves the searchers with a task in hand.
	 * @return whether the caller was the last one, and has to look whether there is work
	 * for another
	 */
	boolean stopSearch() {
		return searchers(this.state.getAndAdd(-SEARCHER)) == 1;
	}

	/**
	 * Announces sleep, and leaves the searchers in the same step. The caller must look at
	 * the queues once more before it sleeps.
	 * @param worker the caller
	 * @param searching whether the caller is counted as a searcher
	 * @return whether the caller got the watch
	 */
	boolean goIdle(int worker, boolean searching) {
		long leave = searching ? SEARCHER : 0;
		while (true) {
			long seen = this.state.read();
			long idle = (seen - leave) | bit(worker);
			boolean watch = this.watched && (seen & WATCHER_MASK) == 0 && (idle & IDLE_MASK) != this.everyone;
			if (this.state.cas(seen, watch ? idle | watcher(worker) : idle)) {
				return watch;
			}
		}
	}

	/**
	 * Returns the watch if there is nobody left to be watched.
	 * @return whether the caller still has the watch
	 */
	boolean keepWatch() {
		long seen = this.state.read();
		while ((seen & IDLE_MASK) == this.everyone) {
			if (this.state.cas(seen, seen & ~WATCHER_MASK)) {
				return false;
			}
			seen = this.state.read();
		}
		return true;
	}

	/**
	 * Tells a sleeper whether it is to go on sleeping.
	 * @param worker the caller
	 * @return false once a waker has chosen the caller
	 */
	boolean isIdle(int worker) {
		return (this.state.read() & bit(worker)) != 0;
	}

	/**
	 * Ends the caller's sleep, and its watch.
	 * @param worker the caller
	 * @param watching whether the caller has the watch
	 * @return whether a waker had chosen the caller, who then counts as a searcher
	 */
	boolean comeBack(int worker, boolean watching) {
		long cleared = bit(worker) | (watching ? WATCHER_MASK : 0);
		long seen = this.state.read();
		while ((seen & cleared) != 0) {
			if (this.state.cas(seen, seen & ~cleared)) {
				break;
			}
			seen = this.state.read();
		}
		return (seen & bit(worker)) == 0;
	}

	/**
	 * Chooses a worker to be woken, unless nobody sleeps or somebody is searching.
	 * @return the worker whose thread the caller must unpark, or -1
	 */
	int wake() {
		while (true) {
			long seen = this.state.read();
			if ((seen & IDLE_MASK) == 0 || searchers(seen) != 0) {
				return -1;
			}
			int chosen = choose(seen);
			if (this.state.cas(seen, (seen & ~bit(chosen)) + SEARCHER)) {
				return chosen;
			}
		}
	}

	/**
	 * Tells whether somebody should be woken to take the watch.
	 * @return whether somebody sleeps and nobody watches
	 */
	boolean isUnwatched() {
		long seen = this.state.read();
		return this.watched && (seen & IDLE_MASK) != 0 && (seen & WATCHER_MASK) == 0;
	}

	/**
	 * Tells whether anybody sleeps.
	 * @return whether a task scheduled now would wake somebody
	 */
	boolean hasIdle() {
		return (this.state.read() & IDLE_MASK) != 0;
	}

	private static int searchers(long state) {
		return (int) (state >>> SEARCHER_SHIFT);
	}

	private static int choose(long state) {
		long idle = state & IDLE_MASK;
		int watcher = (int) ((state & WATCHER_MASK) >>> MAX_WORKERS) - 1;
		long others = (watcher < 0) ? idle : idle & ~bit(watcher);
		return Long.numberOfTrailingZeros((others != 0) ? others : idle);
	}

	private static long watcher(int worker) {
		return (worker + 1L) << MAX_WORKERS;
	}

	private static long bit(int worker) {
		return 1L << worker;
	}

}
