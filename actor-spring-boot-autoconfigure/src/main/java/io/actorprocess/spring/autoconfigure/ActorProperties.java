package io.actorprocess.spring.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.actorprocess.scheduling.RunQueueKind;

/**
 * Properties of the actor runtime.
 * <p>
 * Thread-safety: immutable.
 *
 * @param enabled whether to start the runtime
 * @param ip IP address to listen on, as a literal
 * @param port port to listen on; 0 takes a free one
 * @param advertisedIp IP address that other runtimes reach this one at, if it differs
 * from the one that is listened on
 * @param advertisedPort port that other runtimes reach this one at, if it differs from
 * the one that is listened on
 * @param workerCount number of threads that run processes; by default the number of
 * cores, at least 2
 * @param runQueue how processes that wait for a worker are kept
 * @param scheduling turns of processes
 * @param shutdown end of the runtime
 * @param metrics meters of the runtime
 */
@ConfigurationProperties("actor")
public record ActorProperties(@DefaultValue("true") boolean enabled, @DefaultValue("127.0.0.1") String ip,
		@DefaultValue("0") int port, @Nullable String advertisedIp, @Nullable Integer advertisedPort,
		@Nullable Integer workerCount, @DefaultValue("work-stealing") RunQueueKind runQueue,
		@DefaultValue Scheduling scheduling, @DefaultValue Shutdown shutdown, @DefaultValue Metrics metrics) {

	/**
	 * Turns of processes.
	 *
	 * @param eventsPerSlice number of events that a process may handle in one turn
	 * @param timePerSlice time that a turn may last before the process makes room for
	 * others
	 */
	public record Scheduling(@DefaultValue("256") int eventsPerSlice, @DefaultValue("50us") Duration timePerSlice) {

	}

	/**
	 * End of the runtime.
	 *
	 * @param drainTimeout how long waiting events may be handled when the application
	 * stops; keep it below spring.lifecycle.timeout-per-shutdown-phase
	 */
	public record Shutdown(@DefaultValue("10s") Duration drainTimeout) {

	}

	/**
	 * Meters of the runtime.
	 *
	 * @param enabled whether to register meters
	 * @param maxProcesses number of process definitions with meters of their own; those
	 * that come later are counted together as "other"
	 */
	public record Metrics(@DefaultValue("true") boolean enabled, @DefaultValue("100") int maxProcesses) {

	}

}
