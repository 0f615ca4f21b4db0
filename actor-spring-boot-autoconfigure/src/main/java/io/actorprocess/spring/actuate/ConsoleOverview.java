package io.actorprocess.spring.actuate;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.actorprocess.process.LateProcess;
import io.actorprocess.process.ManagerState;
import io.actorprocess.process.ManagerStatistics;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.StuckProcess;
import io.actorprocess.scheduling.SchedulerStatistics;

/**
 * What the console shows of the runtime as a whole, and where it finds the rest.
 * <p>
 * Thread-safety: immutable.
 *
 * @param refreshMillis how long the page waits before it asks again; 0 if it asks on
 * demand only
 * @param endpoints the endpoints it may ask, by their ids
 * @param figures the runtime
 * @param stuck processes whose handler has not returned for long, the longest first
 * @param late processes that do not keep up, the latest first
 */
public record ConsoleOverview(long refreshMillis, Map<String, Neighbour> endpoints, Figures figures, List<Stuck> stuck,
		List<Late> late) {

	/**
	 * An endpoint that the page may ask.
	 *
	 * @param path where it is, seen from the page
	 * @param write whether it lets operators change something
	 */
	public record Neighbour(String path, boolean write) {

	}

	/**
	 * The runtime as a whole.
	 *
	 * @param address the address that its processes bear, null before the first start
	 * @param state where it stands in its life
	 * @param failure the failure of the virtual machine that it met, null if it met none
	 * @param processes living processes
	 * @param spawned processes spawned so far
	 * @param terminated processes ended so far
	 * @param restarted how often a process was made anew
	 * @param futuresAbandoned futures that will never complete
	 * @param timers timers that have not fired
	 * @param deadLetters events that were given up
	 * @param workersHeldMillis for how long stuck processes have kept every worker
	 * @param scheduler workers and run queue
	 * @param blocking the home of blocking work
	 */
	public record Figures(@Nullable String address, ManagerState state, @Nullable String failure, int processes,
			long spawned, long terminated, long restarted, long futuresAbandoned, int timers, long deadLetters,
			long workersHeldMillis, SchedulerStatistics scheduler, SchedulerStatistics blocking) {

		static Figures of(ProcessManager manager) {
			ManagerStatistics now = manager.monitor().statistics();
			return new Figures(manager.isStarted() ? manager.address().toString() : null, manager.state(),
					manager.failure().map((failure) -> failure.getClass().getName()).orElse(null), now.processes(),
					now.spawned(), now.terminated(), now.restarted(), now.futuresAbandoned(), now.timers(),
					manager.deadLetters().count(), manager.monitor().stuck().workersHeldFor().toMillis(),
					now.scheduler(), now.blocking());
		}

	}

	/**
	 * A process whose handler has not returned for long.
	 *
	 * @param id the id within the runtime
	 * @param event what it handles
	 * @param runningForMillis for how long at least
	 * @param thread the name of the thread
	 * @param stack where the thread is, innermost first, at most ten frames
	 */
	public record Stuck(String id, String event, long runningForMillis, String thread, List<String> stack) {

		private static final int FRAMES = 10;

		static Stuck of(StuckProcess process) {
			return new Stuck(process.id(), process.event(), process.runningFor().toMillis(), process.thread(),
					process.stack().stream().limit(FRAMES).map(StackTraceElement::toString).toList());
		}

	}

	/**
	 * A process that does not keep up with what it is sent.
	 *
	 * @param id the id within the runtime
	 * @param waitedMillis how long the event measured last waited for its turn
	 * @param mailboxSize events that wait, an estimate
	 */
	public record Late(String id, long waitedMillis, int mailboxSize) {

		static Late of(LateProcess process) {
			return new Late(process.id(), process.waited().toMillis(), process.mailboxSize());
		}

	}

}
