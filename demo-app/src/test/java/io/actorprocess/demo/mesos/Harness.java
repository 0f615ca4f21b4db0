package io.actorprocess.demo.mesos;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.scheduling.SteppingScheduler;

/**
 * A runtime whose time and turns the test drives.
 */
public final class Harness implements AutoCloseable {

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedNetwork.Sockets sockets = new SimulatedNetwork(this.clock, new Random(0)).node();

	private final ProcessManager manager = ProcessManager.builder()
		.clock(this.clock)
		.port(5050)
		.socketManager(this.sockets)
		.scheduler((options) -> new SteppingScheduler())
		.start();

	ProcessManager manager() {
		return this.manager;
	}

	public <P extends ProcessBase> PID<P> spawn(P process) {
		PID<P> pid = this.manager.spawn(process);
		this.manager.settle();
		return pid;
	}

	Probe probe(String id) {
		Probe probe = new Probe(id);
		spawn(probe);
		return probe;
	}

	void settle() {
		this.manager.settle();
	}

	/** What a future has come to by now. */
	<T> T value(Future<T> future) {
		settle();
		return future.value();
	}

	/** The answer to a GET request to the port of the runtime. */
	public HttpResponse get(String target) {
		return value(this.sockets.listener().request(HttpRequest.get(target)));
	}

	/** Lets time pass, timer by timer, each at its moment. */
	void advance(Duration duration) {
		Instant end = this.clock.now().plus(duration);
		settle();
		while (this.clock.nextDeadline().filter((next) -> !next.isAfter(end)).isPresent()) {
			this.clock.advanceToNextTimer();
			settle();
		}
		this.clock.advance(Duration.between(this.clock.now(), end));
	}

	@Override
	public void close() {
		this.clock.close();
	}

}
