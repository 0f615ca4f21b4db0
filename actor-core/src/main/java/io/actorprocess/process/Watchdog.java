package io.actorprocess.process;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.scheduling.RunningTurn;

/**
 * Looks for processes that are stuck in an event, and says so.
 * <p>
 * Thread-safety: one thread looks; any thread may read the report, start and close.
 */
final class Watchdog {

	/*
	 * Proof without measuring. Nobody notes when an event begins: that would cost each
	 * event a reading of the clock. Instead the watchdog looks several times.
	 *
	 * 1. First look: a thread is in a turn. 2. A later look: it is in the same turn,
	 * which is rare enough to search the table for the process that it runs, and to note
	 * how many events that process has begun. 3. From then on: as long as turn and number
	 * stay the same, the same event has been running since step 2; if the number has
	 * grown, step 2 begins anew. So a duration is always a lower bound, up to two
	 * intervals too short, and no event is accused that was not there all the time.
	 *
	 * The stack is read after the judgement and kept only if the judgement still holds
	 * then, lest an innocent line is shown.
	 *
	 * If this thread itself was late by seconds, the JVM or the machine stood still, and
	 * nobody can be blamed for that time: all that was seen before is forgotten.
	 *
	 * libprocess has nothing like it; a blocked worker there shows in a debugger only.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Watchdog.class);

	private static final long LONGEST_LOOK_MILLIS = 1000;

	private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

	private static final long SHORTEST_INTERVAL_NANOS = Duration.ofMillis(10).toNanos();

	private static final long LONGEST_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

	// Immutable

	private final Engine engine;

	private final long warningNanos;

	private final long intervalNanos;

	private final LongSupplier nanoTime;

	private final BlockingWatch blocking;

	private final StuckLog log;

	// Owned by the thread that looks

	private Map<Thread, Sighting> sightings = Map.of();

	private long lookedAtNanos;

	// Shared

	private volatile StuckReport report = StuckReport.NONE;

	private volatile boolean closed;

	/** Guarded by this. */
	private @Nullable Thread thread;

	/**
	 * A watchdog that does not look by itself yet.
	 * @param engine whose processes to watch
	 * @param warningNanos from when on an event is stuck, above zero
	 * @param nanoTime the real time, whatever the clock of the runtime says
	 */
	Watchdog(Engine engine, long warningNanos, LongSupplier nanoTime) {
		this.engine = engine;
		this.warningNanos = warningNanos;
		this.intervalNanos = Math.min(Math.max(SHORTEST_INTERVAL_NANOS, warningNanos / 4), LONGEST_INTERVAL_NANOS);
		this.nanoTime = nanoTime;
		this.blocking = new BlockingWatch(engine.blocking(), warningNanos);
		this.log = new StuckLog(engine.scheduler());
		this.lookedAtNanos = nanoTime.getAsLong();
	}

	/** What was seen when it looked last. */
	StuckReport report() {
		return this.report;
	}

	synchronized void start() {
		Thread started = new Thread(null, this::run, "actor-watchdog", 0, false);
		started.setDaemon(true);
		this.lookedAtNanos = this.nanoTime.getAsLong();
		this.thread = started;
		started.start();
	}

	/**
	 * Ends the looking, and forgets what was seen. Waits a moment for a look that goes
	 * on.
	 */
	synchronized void close() {
		this.closed = true;
		this.report = StuckReport.NONE;
		Thread looking = this.thread;
		if (looking != null) {
			LockSupport.unpark(looking);
			awaitEnd(looking);
		}
	}

	private static void awaitEnd(Thread looking) {
		try {
			looking.join(LONGEST_LOOK_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		while (!this.closed) {
			try {
				look();
			}
			catch (RuntimeException ex) {
				logger.error("The watchdog of {} failed to look at its processes; it tries again",
						this.engine.address(), ex);
			}
			LockSupport.parkNanos(this, this.intervalNanos);
		}
		this.report = StuckReport.NONE;
	}

	/** Looks once, warns, and makes the report. */
	StuckReport look() {
		long now = this.nanoTime.getAsLong();
		forgetAfterPause(now);
		Map<Thread, Sighting> seen = new HashMap<>();
		runningTurns().forEach((turn) -> seen.put(turn.thread(), see(turn, now)));
		this.sightings.values().forEach((before) -> noticeEnd(before, seen.get(before.turn().thread()), now));
		this.sightings = seen;
		List<StuckProcess> stuck = new ArrayList<>();
		seen.replaceAll((thread, sighting) -> examine(sighting, now, stuck));
		stuck.sort(Comparator.comparing(StuckProcess::runningFor).reversed());
		StuckReport made = new StuckReport(List.copyOf(stuck), workersHeldFor(stuck), this.blocking.look(now));
		this.report = made;
		return made;
	}

	private void forgetAfterPause(long now) {
		long late = now - this.lookedAtNanos - this.intervalNanos;
		this.lookedAtNanos = now;
		if (late > PAUSE_NANOS) {
			this.log.pause(Duration.ofNanos(late).truncatedTo(ChronoUnit.MILLIS));
			this.sightings = Map.of();
			this.blocking.forget();
		}
	}

	private List<RunningTurn> runningTurns() {
		return this.engine.scheduler().runningTurns();
	}

	private Sighting see(RunningTurn turn, long now) {
		Sighting before = this.sightings.get(turn.thread());
		if (before == null || !before.isOf(turn)) {
			return Sighting.first(turn, now, this.warningNanos);
		}
		Sighting same = before.in(turn);
		ProcessCell cell = (before.cell() != null) ? before.cell() : this.engine.table().findRunBy(turn.thread());
		boolean known = cell == before.cell() && before.isSameEvent();
		return (known || cell == null) ? same : same.at(cell, now, this.warningNanos);
	}

	private void noticeEnd(Sighting before, @Nullable Sighting after, long now) {
		boolean lasts = after != null && before.isOf(after.turn()) && after.sinceNanos() == before.sinceNanos();
		if (before.warnAtNanos() > this.warningNanos && !lasts) {
			this.log.goesOn(before.id(), before.lasted(now));
		}
	}

	/**
	 * Adds a process to the stuck ones if it is; returns the sighting for the next look.
	 */
	private Sighting examine(Sighting sighting, long now, List<StuckProcess> stuck) {
		Duration lasted = sighting.lasted(now);
		if (lasted.toNanos() < this.warningNanos) {
			return sighting;
		}
		StuckProcess process = sighting.describe(lasted);
		if (!sighting.isSameEvent() || runningTurns().stream().noneMatch(sighting::isOf)) {
			return sighting;
		}
		stuck.add(process);
		if (lasted.toNanos() < sighting.warnAtNanos()) {
			return sighting;
		}
		this.log.stuck(process);
		return sighting.warned();
	}

	private Duration workersHeldFor(List<StuckProcess> stuck) {
		List<StuckProcess> holders = stuck.stream().filter((process) -> !process.replaced()).toList();
		if (holders.size() < this.engine.scheduler().workers()) {
			return Duration.ZERO;
		}
		if (this.report.workersHeldFor().isZero()) {
			this.log.allWorkersHeld(holders.stream().map(StuckProcess::id).toList());
		}
		return holders.get(holders.size() - 1).runningFor();
	}

}
