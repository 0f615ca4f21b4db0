package io.actorprocess.spring.actuate;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import io.actorprocess.process.ManagerState;
import io.actorprocess.process.ManagerStatistics;
import io.actorprocess.process.ProcessManager;

/**
 * Tells whether the runtime runs: up, out of service while it drains, else down.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class ActorHealthIndicator extends AbstractHealthIndicator {

	private final ProcessManager manager;

	/**
	 * An indicator for a runtime.
	 * @param manager the runtime
	 */
	public ActorHealthIndicator(ProcessManager manager) {
		super("The state of the actor runtime could not be read");
		this.manager = manager;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ManagerState state = this.manager.state();
		switch (state) {
			case RUNNING -> builder.up();
			case DRAINING -> builder.outOfService();
			case NEW, STOPPED -> builder.down();
		}
		ManagerStatistics statistics = this.manager.monitor().statistics();
		builder.withDetail("state", state)
			.withDetail("processes", statistics.processes())
			.withDetail("workers", statistics.scheduler().workers())
			.withDetail("queued", statistics.scheduler().queued());
		if (this.manager.isStarted()) {
			builder.withDetail("address", this.manager.address().toString());
		}
	}

}
