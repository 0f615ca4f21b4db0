package io.actorprocess.process;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.scheduling.RunningTurn;

/**
 * What the watchdog knows of one turn after some looks at it.
 * <p>
 * Thread-safety: belongs to the watchdog, as does the reading of what it points to.
 *
 * @param turn the turn
 * @param cell the process that takes it; null while it is not known
 * @param handled how many events the process had begun, zero while it is not known
 * @param sinceNanos the event in hand began at this time or before
 * @param warnAtNanos how long the event has to last until the next warning
 */
record Sighting(RunningTurn turn, @Nullable ProcessCell cell, long handled, long sinceNanos, long warnAtNanos) {

	static Sighting first(RunningTurn turn, long now, long warnAtNanos) {
		return new Sighting(turn, null, 0, now, warnAtNanos);
	}

	/** Whether another look at the thread shows the same turn. */
	boolean isOf(RunningTurn seen) {
		return this.turn.thread() == seen.thread() && this.turn.number() == seen.number();
	}

	/** Whether the process is still at the event it was seen at. */
	boolean isSameEvent() {
		return this.cell == null || this.cell.handled() == this.handled;
	}

	Sighting in(RunningTurn seen) {
		return new Sighting(seen, this.cell, this.handled, this.sinceNanos, this.warnAtNanos);
	}

	Sighting warned() {
		return new Sighting(this.turn, this.cell, this.handled, this.sinceNanos, 2 * this.warnAtNanos);
	}

	/** At the event that this process handles now. */
	Sighting at(ProcessCell process, long now, long firstWarningNanos) {
		return new Sighting(this.turn, process, process.handled(), now, firstWarningNanos);
	}

	Duration lasted(long now) {
		return Duration.ofNanos(now - this.sinceNanos).truncatedTo(ChronoUnit.MILLIS);
	}

	/** What others get to see; true only if the sighting still is, afterwards. */
	StuckProcess describe(Duration lasted) {
		Thread thread = this.turn.thread();
		String definition = (this.cell != null) ? this.cell.counters().definition() : "";
		String event = (this.cell != null) ? EventInHand.describe(this.cell) : "end";
		return new StuckProcess(id(), definition, event, lasted, thread.getName(), !this.turn.holdsWorker(),
				List.of(thread.getStackTrace()));
	}

	String id() {
		return (this.cell != null) ? this.cell.id() : "(ended)";
	}

}
