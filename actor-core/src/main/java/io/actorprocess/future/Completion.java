package io.actorprocess.future;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work list of one completing thread: the callbacks of the future it completed, and
 * of the futures that these complete in turn.
 * <p>
 * Thread-safety: confined to one thread.
 */
final class Completion {

	/*
	 * Depth first without recursion. A callback that completes a dependent future adds
	 * the callbacks of that future in front of the list, where recursion would have run
	 * them. So a chain of any length needs constant stack, no thread-local, and the order
	 * is that of the plain recursive program.
	 *
	 * Only what the library itself derives goes through here. A user's callback that
	 * writes to a promise starts a completion of its own, as everywhere.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Future.class);

	private @Nullable Callback work;

	/**
	 * Adds the callbacks of a future that has just been completed, in front of all
	 * others: in order of registration, those for one state before those for any.
	 * @param stack the callbacks, latest first; this call takes possession of them
	 */
	void add(@Nullable Callback stack) {
		Callback any = this.work;
		Callback specific = null;
		Callback lastSpecific = null;
		Callback node = stack;
		while (node != null) {
			Callback below = node.next;
			switch (node.phase()) {
				case STATE -> {
					node.next = specific;
					specific = node;
					lastSpecific = (lastSpecific != null) ? lastSpecific : node;
				}
				case ANY -> {
					node.next = any;
					any = node;
				}
				case NEVER -> node.next = null;
			}
			node = below;
		}
		this.work = any;
		if (lastSpecific != null) {
			lastSpecific.next = any;
			this.work = specific;
		}
	}

	/** Runs the callbacks until none is left. What they throw is logged. */
	void run() {
		while (this.work != null) {
			Callback current = this.work;
			this.work = current.next;
			current.next = null;
			fire(current);
		}
	}

	private void fire(Callback callback) {
		try {
			callback.fire(this);
		}
		catch (Throwable ex) {
			report(ex);
		}
	}

	/**
	 * Runs one callback of a future that is complete already.
	 * @param callback the callback
	 */
	static void runNow(Callback callback) {
		Completion completion = new Completion();
		completion.fire(callback);
		completion.run();
	}

	/**
	 * Logs what a callback threw, as there is nobody to throw it at.
	 * @param thrown what was thrown
	 */
	static void report(Throwable thrown) {
		logger.error("A callback of a future failed; the future and its other callbacks are not affected", thrown);
	}

}
