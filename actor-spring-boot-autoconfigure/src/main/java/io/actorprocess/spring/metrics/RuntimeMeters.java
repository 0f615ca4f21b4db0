package io.actorprocess.spring.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.metrics.DeadLetters;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.Refusal;
import io.actorprocess.remote.SocketStatistics;
import io.actorprocess.scheduling.SchedulerStatistics;

/**
 * The meters of a runtime as a whole.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class RuntimeMeters extends MeterGroup {

	private final ProcessManager manager;

	RuntimeMeters(ProcessManager manager, MeterRegistry registry) {
		super(registry);
		this.manager = manager;
	}

	@Override
	void bind() {
		processes();
		scheduler();
		sockets();
		DeadLetters letters = this.manager.deadLetters();
		for (DeadLetterReason reason : DeadLetterReason.values()) {
			counter("actor.dead.letters", "Events that no process handled", Tags.of("reason", reason.label()), letters,
					(all) -> all.count(reason));
		}
	}

	private void processes() {
		gauge("actor.processes", "Living processes", Tags.empty(), this.manager,
				(m) -> m.monitor().statistics().processes());
		counter("actor.processes.spawned", "Processes spawned", Tags.empty(), this.manager,
				(m) -> m.monitor().statistics().spawned());
		counter("actor.processes.terminated", "Processes ended", Tags.empty(), this.manager,
				(m) -> m.monitor().statistics().terminated());
		gauge("actor.processes.stuck", "Processes that have been at one event for too long", Tags.empty(), this.manager,
				(m) -> m.monitor().stuck().processes().size());
		gauge("actor.processes.late", "Processes whose events wait for too long", Tags.empty(), this.manager,
				(m) -> m.monitor().late().size());
		counter("actor.processes.restarted", "Processes spawned again after their end", Tags.empty(), this.manager,
				(m) -> m.monitor().statistics().restarted());
		counter("actor.futures.abandoned", "Futures of calls that were given up", Tags.empty(), this.manager,
				(m) -> m.monitor().statistics().futuresAbandoned());
		gauge("actor.timers", "Timers that have not fired", Tags.empty(), this.manager,
				(m) -> m.monitor().statistics().timers());
	}

	private void scheduler() {
		gauge("actor.workers", "Threads that run processes", Tags.empty(), this.manager, (m) -> scheduler(m).workers());
		gauge("actor.workers.active", "Threads that run a process now", Tags.empty(), this.manager,
				(m) -> scheduler(m).active());
		gauge("actor.runqueue.size", "Processes that wait for a worker", Tags.empty(), this.manager,
				(m) -> scheduler(m).queued());
		timer("actor.runqueue.wait", "Time that processes wait for a worker, sampled", Tags.empty(), this.manager,
				(m) -> scheduler(m).waitCount(), (m) -> scheduler(m).waitNanos());
	}

	private void sockets() {
		gauge("actor.sockets", "Open connections", Tags.empty(), this.manager, (m) -> sockets(m).connections().size());
		for (String transport : sockets(this.manager).sent().keySet()) {
			counter("actor.messages.sent", "Messages sent to other runtimes", Tags.of("transport", transport),
					this.manager, (m) -> sockets(m).sent().getOrDefault(transport, 0L));
			counter("actor.messages.received", "Messages received from other runtimes", Tags.of("transport", transport),
					this.manager, (m) -> sockets(m).received().getOrDefault(transport, 0L));
		}
		for (DeadLetterReason reason : DeadLetterReason.values()) {
			counter("actor.messages.dropped", "Messages that did not reach the other runtime",
					Tags.of("reason", reason.label()), this.manager,
					(m) -> sockets(m).dropped().getOrDefault(reason, 0L));
		}
		for (Refusal refusal : Refusal.values()) {
			counter("actor.sockets.refused", "Connections and requests of others that were refused",
					Tags.of("reason", refusal.label()), this.manager,
					(m) -> sockets(m).refused().getOrDefault(refusal, 0L));
		}
		bytes("actor.bytes.sent", "Bytes sent to other runtimes", this.manager, (m) -> sockets(m).bytesSent());
		bytes("actor.bytes.received", "Bytes received from other runtimes", this.manager,
				(m) -> sockets(m).bytesReceived());
	}

	private static SchedulerStatistics scheduler(ProcessManager manager) {
		return manager.monitor().statistics().scheduler();
	}

	private static SocketStatistics sockets(ProcessManager manager) {
		return manager.monitor().statistics().sockets();
	}

}
