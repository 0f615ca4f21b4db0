package io.actorprocess.spring.actuate;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.scheduling.SchedulerStatistics;

/**
 * Shows the workers and what waits for them.
 * <p>
 * Thread-safety: any thread may call any method.
 */
@Endpoint(id = "runqueue")
public final class RunQueueEndpoint {

	private final ProcessManager manager;

	/**
	 * An endpoint for a runtime.
	 * @param manager the runtime
	 */
	public RunQueueEndpoint(ProcessManager manager) {
		this.manager = manager;
	}

	/**
	 * Shows the figures of now.
	 * @return the figures; those that count begin anew with each start of the runtime
	 */
	@ReadOperation
	public SchedulerStatistics show() {
		return this.manager.monitor().statistics().scheduler();
	}

}
