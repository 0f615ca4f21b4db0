package io.actorprocess.process;

import io.actorprocess.remote.SocketStatistics;
import io.actorprocess.scheduling.SchedulerStatistics;

/**
 * What a runtime did so far and does now.
 * <p>
 * Thread-safety: immutable.
 *
 * @param processes living processes
 * @param spawned processes spawned so far
 * @param terminated processes ended so far
 * @param restarted how often a process was spawned again after it had ended
 * @param futuresAbandoned futures that will never complete, as their call was given up
 * @param timers timers that have not fired
 * @param scheduler workers and run queue
 * @param blocking the home of blocking work; the number of its workers is
 * {@link Integer#MAX_VALUE} where it has virtual threads
 * @param sockets connections and traffic
 */
public record ManagerStatistics(int processes, long spawned, long terminated, long restarted, long futuresAbandoned,
		int timers, SchedulerStatistics scheduler, SchedulerStatistics blocking, SocketStatistics sockets) {

	static ManagerStatistics of(Totals totals, int processes, int timers, SchedulerStatistics scheduler,
			SchedulerStatistics blocking, SocketStatistics sockets) {
		return new ManagerStatistics(processes, totals.spawned().sum(), totals.terminated().sum(),
				totals.restarted().sum(), totals.abandoned().sum(), timers, scheduler, blocking, sockets);
	}

}
