package io.actorprocess.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.Future;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.remote.SocketStatistics;
import io.actorprocess.scheduling.SchedulerStatistics;

/**
 * What can be seen of a runtime from outside, without asking its processes.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class ProcessMonitor {

	private final ProcessManager manager;

	private final ProcessManagerBuilder settings;

	private final Totals totals;

	ProcessMonitor(ProcessManager manager, ProcessManagerBuilder settings, Totals totals) {
		this.manager = manager;
		this.settings = settings;
		this.totals = totals;
	}

	/**
	 * The living processes.
	 * @return a snapshot in no order
	 */
	public List<ProcessInfo> processes() {
		return cells().map(ProcessInfo::of).toList();
	}

	/**
	 * A living process.
	 * @param id its id
	 * @return a snapshot, or nothing if no such process lives
	 */
	public Optional<ProcessInfo> process(String id) {
		return Optional.ofNullable(this.manager.find(id)).map(ProcessInfo::of);
	}

	/**
	 * Asks a living process for its routes.
	 * @param id its id
	 * @return the routes in the order of their paths, once the process comes to it;
	 * abandoned if no such process lives
	 */
	public Future<List<RouteInfo>> routes(String id) {
		ProcessCell cell = this.manager.find(id);
		if (cell == null) {
			return Future.abandoned("No process bears the id '" + id + "'");
		}
		Call<Object, List<RouteInfo>> call = new Call<>((target) -> cell.process().behaviour().describeRoutes());
		if (!cell.offer(call)) {
			call.abandon(new AbandonedException(cell + " has ended"));
		}
		return call.result();
	}

	/**
	 * How many events wait for the processes of each definition.
	 * @return estimates by the name of the definition; without those of no living process
	 */
	public Map<String, Long> mailboxSizes() {
		return cells().collect(Collectors.groupingBy((cell) -> cell.counters().definition(),
				Collectors.summingLong(ProcessCell::mailboxSize)));
	}

	/**
	 * What the runtime did so far and does now.
	 * @return a snapshot; the figures of the scheduler begin anew with each start
	 */
	public ManagerStatistics statistics() {
		Engine current = this.manager.engineIfStarted();
		SocketManager sockets = this.settings.sockets();
		return ManagerStatistics.of(this.totals, (int) cells().count(), this.manager.clock().timers(),
				scheduler(current), blocking(current),
				(sockets != null) ? sockets.statistics() : SocketStatistics.NONE);
	}

	/**
	 * The processes that are stuck in an event, as the watchdog saw them last.
	 * @return the report; empty if the runtime does not run or nobody watches
	 */
	public StuckReport stuck() {
		Engine current = this.manager.engineIfStarted();
		return (current != null) ? current.stuck() : StuckReport.NONE;
	}

	/**
	 * The processes that do not keep up: events waited for them for longer than the
	 * warning allows, and others wait now.
	 * @return the latest first; empty if the runtime does not run or nobody is to be
	 * warned
	 */
	public List<LateProcess> late() {
		Engine current = this.manager.engineIfStarted();
		return (current != null) ? current.lateness().report() : List.of();
	}

	private SchedulerStatistics scheduler(@Nullable Engine current) {
		return (current != null) ? current.scheduler().statistics() : SchedulerStatistics.idle(this.settings.workers());
	}

	private static SchedulerStatistics blocking(@Nullable Engine current) {
		return (current != null) ? current.blocking().statistics() : SchedulerStatistics.idle(0);
	}

	Stream<ProcessCell> cells() {
		Engine current = this.manager.engineIfStarted();
		return (current != null) ? current.table().all() : Stream.empty();
	}

}
