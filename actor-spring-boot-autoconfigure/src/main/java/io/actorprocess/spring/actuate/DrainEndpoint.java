package io.actorprocess.spring.actuate;

import java.util.List;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

import io.actorprocess.process.ManagerState;
import io.actorprocess.process.ProcessInfo;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.ProcessState;

/**
 * Takes the application out of traffic before it is stopped, and tells when what is on
 * its way has been handled. Made for a hook that an orchestrator calls before it stops
 * the application: it begins the drain, asks until {@code drained} is true, and returns.
 * The write needs {@code management.endpoint.drain.access=unrestricted}.
 * <p>
 * The runtime itself serves on until the application is stopped: until everybody has
 * learnt that it is not ready, requests still arrive, and none of them need fail.
 * <p>
 * Thread-safety: any thread may call any method.
 */
@Endpoint(id = "drain", defaultAccess = Access.READ_ONLY)
public final class DrainEndpoint {

	private final ProcessManager manager;

	private final ApplicationContext context;

	private final ApplicationAvailability availability;

	/**
	 * An endpoint for a runtime.
	 * @param manager the runtime
	 * @param context the application that is taken out of traffic
	 * @param availability tells whether it is in traffic
	 */
	public DrainEndpoint(ProcessManager manager, ApplicationContext context, ApplicationAvailability availability) {
		this.manager = manager;
		this.context = context;
		this.availability = availability;
	}

	/**
	 * Shows how far the drain is.
	 * @return the state of now
	 */
	@ReadOperation
	public Drain show() {
		ReadinessState readiness = this.availability.getReadinessState();
		List<ProcessInfo> busy = this.manager.monitor()
			.processes()
			.stream()
			.filter((process) -> process.state() != ProcessState.BLOCKED)
			.filter((process) -> process.state() != ProcessState.SUSPENDED)
			.toList();
		return new Drain(readiness == ReadinessState.REFUSING_TRAFFIC && busy.isEmpty(), readiness,
				this.manager.state(), busy.size(), busy.stream().mapToLong(ProcessInfo::mailboxSize).sum());
	}

	/**
	 * Begins the drain: the application is no longer ready. Idempotent.
	 * @return 202 and the state of now
	 */
	@WriteOperation
	public WebEndpointResponse<Drain> begin() {
		if (this.availability.getReadinessState() != ReadinessState.REFUSING_TRAFFIC) {
			AvailabilityChangeEvent.publish(this.context, ReadinessState.REFUSING_TRAFFIC);
		}
		return new WebEndpointResponse<>(show(), 202);
	}

	/**
	 * How far the drain is.
	 *
	 * @param drained whether the application is out of traffic and no process is busy
	 * @param readiness whether the application is in traffic
	 * @param state where the runtime stands in its life
	 * @param busy processes that handle an event, or for which one waits
	 * @param waiting events that wait for them, an estimate
	 */
	public record Drain(boolean drained, ReadinessState readiness, ManagerState state, int busy, long waiting) {

	}

}
