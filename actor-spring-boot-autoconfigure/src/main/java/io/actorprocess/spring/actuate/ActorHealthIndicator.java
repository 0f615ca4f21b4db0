package io.actorprocess.spring.actuate;

import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import io.actorprocess.process.LateProcess;
import io.actorprocess.process.ManagerState;
import io.actorprocess.process.ManagerStatistics;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.ProcessMonitor;
import io.actorprocess.process.StuckProcess;
import io.actorprocess.process.StuckReport;

/**
 * Tells whether the runtime runs: up, out of service while it drains, else down. It is
 * down too while stuck processes keep every worker, so that no other process runs, and
 * for good after a failure of the virtual machine.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class ActorHealthIndicator extends AbstractHealthIndicator {

	private static final Duration WORKERS_HELD_LIMIT = Duration.ofSeconds(10);

	private final ProcessManager manager;

	private final Supplier<StuckReport> stuck;

	/**
	 * An indicator for a runtime.
	 * @param manager the runtime
	 */
	public ActorHealthIndicator(ProcessManager manager) {
		this(manager, manager.monitor()::stuck);
	}

	ActorHealthIndicator(ProcessManager manager, Supplier<StuckReport> stuck) {
		super("The state of the actor runtime could not be read");
		this.manager = manager;
		this.stuck = stuck;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ManagerState state = this.manager.state();
		switch (state) {
			case RUNNING -> builder.up();
			case DRAINING -> builder.outOfService();
			case NEW, STOPPED -> builder.down();
		}
		ProcessMonitor monitor = this.manager.monitor();
		ManagerStatistics statistics = monitor.statistics();
		builder.withDetail("state", state)
			.withDetail("processes", statistics.processes())
			.withDetail("workers", statistics.scheduler().workers())
			.withDetail("queued", statistics.scheduler().queued());
		this.manager.failure().ifPresent(builder::down);
		if (this.manager.isStarted()) {
			builder.withDetail("address", this.manager.address().toString());
		}
		builder.withDetail("late", monitor.late().stream().map(ActorHealthIndicator::describe).toList());
		judge(builder, this.stuck.get());
	}

	private static void judge(Health.Builder builder, StuckReport report) {
		builder.withDetail("stuck", report.processes().stream().map(ActorHealthIndicator::describe).toList());
		if (report.workersHeldFor().compareTo(WORKERS_HELD_LIMIT) >= 0) {
			builder.down();
		}
		if (!report.workersHeldFor().isZero()) {
			builder.withDetail("workersHeldFor", report.workersHeldFor().toString());
		}
		if (!report.blockingFullFor().isZero()) {
			builder.withDetail("blockingFullFor", report.blockingFullFor().toString());
		}
	}

	private static String describe(LateProcess process) {
		return "%s: an event waited for %s, %d more in the mailbox".formatted(process.id(), process.waited(),
				process.mailboxSize());
	}

	private static String describe(StuckProcess process) {
		return "%s: %s for %s".formatted(process.id(), process.event(), process.runningFor());
	}

}
