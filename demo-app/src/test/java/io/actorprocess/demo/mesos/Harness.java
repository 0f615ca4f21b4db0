package io.actorprocess.demo.mesos;

import java.time.Duration;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.scheduling.SteppingScheduler;
import io.actorprocess.test.TestRuntime;

/**
 * A runtime whose time and turns the test drives.
 */
public final class Harness implements AutoCloseable {

	private final TestRuntime runtime = TestRuntime
		.start((builder) -> builder.port(5050).scheduler((options) -> new SteppingScheduler()));

	ProcessManager manager() {
		return this.runtime.manager();
	}

	public <P extends ProcessBase> PID<P> spawn(P process) {
		return this.runtime.spawn(process);
	}

	Probe probe(String id) {
		Probe probe = new Probe(id);
		spawn(probe);
		return probe;
	}

	void settle() {
		this.runtime.settle();
	}

	/** What a future has come to by now. */
	<T> T value(Future<T> future) {
		return this.runtime.value(future);
	}

	/** The answer to a GET request to the port of the runtime. */
	public HttpResponse get(String target) {
		return this.runtime.get(target);
	}

	/** Lets time pass, timer by timer, each at its moment. */
	void advance(Duration duration) {
		this.runtime.advance(duration);
	}

	@Override
	public void close() {
		this.runtime.close();
	}

}
