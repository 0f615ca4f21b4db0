package io.actorprocess.process;

import java.util.concurrent.atomic.LongAdder;

/**
 * What a manager counts over all its runs.
 * <p>
 * Thread-safety: any thread may count and read.
 *
 * @param spawned processes spawned
 * @param terminated processes ended
 * @param restarted processes spawned again after they had ended
 * @param abandoned futures of calls that were given up
 */
record Totals(LongAdder spawned, LongAdder terminated, LongAdder restarted, LongAdder abandoned) {

	Totals() {
		this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
	}

}
