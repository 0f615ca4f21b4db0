package io.actorprocess.process;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the processes whose events wait for too long, and names each of them in the log.
 * <p>
 * Thread-safety: what concerns a process is called by the thread that runs it; any thread
 * may ask for the late ones.
 */
final class Lateness {

	/*
	 * The wait of one event in 64 is measured anyway, when its turn has come; this class
	 * only judges it, so no event pays for the warning. A process is late from a wait
	 * above the limit until one below it, or until nothing waits any more. Its mark stays
	 * until it ends, lest one that is late now and then fills the log.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Lateness.class);

	private static final long BETWEEN_WARNINGS_NANOS = Duration.ofMinutes(1).toNanos();

	private static final double NANOS_PER_MILLI = 1e6;

	/** What is known of a process that was late. */
	private record Mark(boolean late, long waitedNanos, long warnedAtNanos) {

		Mark inTime() {
			return new Mark(false, this.waitedNanos, this.warnedAtNanos);
		}

		boolean allowsWarning(long now) {
			return !this.late && now - this.warnedAtNanos >= BETWEEN_WARNINGS_NANOS;
		}

	}

	private final long limitNanos;

	private final Map<ProcessCell, Mark> marks = new ConcurrentHashMap<>();

	/**
	 * Nobody is late yet.
	 * @param limit the longest wait that is well; zero if every wait is
	 */
	Lateness(Duration limit) {
		this.limitNanos = limit.isZero() ? Long.MAX_VALUE : limit.toNanos();
	}

	/** An event was measured. */
	void waited(ProcessCell cell, long nanos) {
		if (nanos > this.limitNanos) {
			late(cell, nanos);
		}
		else if (!this.marks.isEmpty()) {
			this.marks.computeIfPresent(cell, (key, mark) -> mark.inTime());
		}
	}

	private void late(ProcessCell cell, long nanos) {
		long now = cell.engine().nanoTime();
		Mark before = this.marks.get(cell);
		if (before != null && !before.allowsWarning(now)) {
			this.marks.put(cell, new Mark(true, nanos, before.warnedAtNanos()));
			return;
		}
		this.marks.put(cell, new Mark(true, nanos, now));
		logger.warn("Process '{}' does not keep up: an event waited for {}, and {} wait now. Make its handlers "
				+ "quicker, share its work among several processes, or bound its mailbox so that senders notice",
				cell.id(), duration(nanos), cell.mailboxSize());
	}

	/** The process has ended. */
	void forget(ProcessCell cell) {
		if (!this.marks.isEmpty()) {
			this.marks.remove(cell);
		}
	}

	/** The processes that are late now, the latest first. */
	List<LateProcess> report() {
		return this.marks.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().late())
			.map((entry) -> describe(entry.getKey(), entry.getValue()))
			.filter((process) -> process.mailboxSize() > 0)
			.sorted(Comparator.comparing(LateProcess::waited).reversed())
			.toList();
	}

	private static LateProcess describe(ProcessCell cell, Mark mark) {
		return new LateProcess(cell.id(), duration(mark.waitedNanos()), cell.mailboxSize());
	}

	private static Duration duration(long nanos) {
		return Duration.ofMillis(Math.round(nanos / NANOS_PER_MILLI));
	}

}
