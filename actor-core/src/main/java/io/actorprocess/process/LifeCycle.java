package io.actorprocess.process;

import io.actorprocess.metrics.EventCounters;

/**
 * The begins and ends of the processes of an engine.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class LifeCycle {

	private final Engine engine;

	private final ProcessTable table;

	private final Totals totals;

	/** Written before the table is closed. */
	private volatile boolean stopping;

	LifeCycle(Engine engine, ProcessTable table, Totals totals) {
		this.engine = engine;
		this.table = table;
		this.totals = totals;
	}

	/**
	 * Begins a process.
	 * @throws DuplicateProcessException if a living process bears the id
	 * @throws IllegalStateException if the runtime is being stopped, or the process is
	 * alive
	 */
	ProcessCell spawn(ProcessId id, Incarnation incarnation, Lineage lineage, EventCounters counters) {
		ProcessBase process = incarnation.process();
		boolean again = process.requireNotAlive();
		ProcessCell cell = new ProcessCell(this.engine, id, incarnation, lineage, counters, this.table.nextSequence());
		this.table.add(cell);
		this.totals.spawned().increment();
		if (again) {
			this.totals.restarted().increment();
		}
		process.bind(cell);
		ProcessCell parent = lineage.parent();
		if (parent != null) {
			parent.family().add(cell);
		}
		cell.start();
		return cell;
	}

	/** A cell is about to be restarted: its old instance watches nobody any more. */
	void restarts(ProcessCell cell) {
		this.totals.restarted().increment();
		this.engine.linking().forgetAll(cell);
	}

	/** A cell has ended: frees its id, then tells who is linked to it. */
	void ended(ProcessCell cell) {
		if (this.table.remove(cell)) {
			this.totals.terminated().increment();
		}
		this.engine.lateness().forget(cell);
		ProcessCell parent = cell.parent();
		if (parent != null) {
			parent.family().remove(cell);
		}
		if (cell.isWatched()) {
			this.engine.links().exited(cell.upid(), cell.reason());
		}
		this.engine.linking().forgetAll(cell);
	}

	boolean isStopping() {
		return this.stopping;
	}

	/** From now on spawns are refused; whatever was spawned before is in the table. */
	void setStopping() {
		this.stopping = true;
		this.table.close();
	}

}
