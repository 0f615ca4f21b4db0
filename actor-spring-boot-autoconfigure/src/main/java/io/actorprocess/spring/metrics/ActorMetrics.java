package io.actorprocess.spring.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.actorprocess.process.ProcessManager;

/**
 * Meters of a runtime. They read the counters that the runtime keeps anyway, so they cost
 * the processes nothing. Definitions of processes get their meters when the first process
 * of theirs is spawned.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class ActorMetrics implements MeterBinder, AutoCloseable {

	private final ProcessManager manager;

	private final int maxProcesses;

	private final List<MeterGroup> bound = new CopyOnWriteArrayList<>();

	/**
	 * Meters that are not bound yet.
	 * @param manager the runtime
	 * @param maxProcesses how many definitions get meters of their own; those that come
	 * later are counted together as {@code other}
	 */
	public ActorMetrics(ProcessManager manager, int maxProcesses) {
		this.manager = manager;
		this.maxProcesses = maxProcesses;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		RuntimeMeters runtime = new RuntimeMeters(this.manager, registry);
		ProcessMeters processes = new ProcessMeters(this.manager, registry, this.maxProcesses);
		this.bound.add(runtime);
		this.bound.add(processes);
		runtime.bind();
		processes.bind();
	}

	/**
	 * Removes all meters from their registries.
	 */
	@Override
	public void close() {
		this.bound.forEach(MeterGroup::unbind);
		this.bound.clear();
	}

}
