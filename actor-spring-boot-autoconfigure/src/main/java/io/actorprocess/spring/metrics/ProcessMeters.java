package io.actorprocess.spring.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import io.actorprocess.message.EventKind;
import io.actorprocess.metrics.EventCounters;
import io.actorprocess.process.ProcessManager;

/**
 * The meters of each definition of a process. The number of definitions is bounded, lest
 * a user who makes up definitions fills the registry.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class ProcessMeters extends MeterGroup {

	private static final String OTHER = "other";

	private final ProcessManager manager;

	private final MailboxSizes mailboxes;

	private final int maxProcesses;

	/** Guarded by this; also keeps what the meters read from alive. */
	private final Map<String, ProcessFigures> figures = new LinkedHashMap<>();

	private volatile Runnable subscription = () -> {
	};

	ProcessMeters(ProcessManager manager, MeterRegistry registry, int maxProcesses) {
		super(registry);
		this.manager = manager;
		this.mailboxes = new MailboxSizes(manager.monitor()::mailboxSizes, System::nanoTime);
		this.maxProcesses = maxProcesses;
	}

	@Override
	void bind() {
		this.subscription = this.manager.definitions().subscribe(this::add);
	}

	@Override
	void unbind() {
		this.subscription.run();
		super.unbind();
	}

	private synchronized void add(EventCounters counters) {
		String name = (this.figures.size() < this.maxProcesses) ? counters.definition() : OTHER;
		ProcessFigures known = this.figures.get(name);
		if (known != null) {
			known.add(counters);
			return;
		}
		ProcessFigures added = new ProcessFigures(counters);
		this.figures.put(name, added);
		register(Tags.of("process", name), added);
	}

	private void register(Tags tags, ProcessFigures process) {
		gauge("actor.mailbox.size", "Events that wait for a process", tags, process,
				(p) -> p.mailboxSize(this.mailboxes));
		timer("actor.event.wait", "Time that events wait for their process, sampled", tags, process,
				(p) -> p.sum(EventCounters::waited), (p) -> p.sum(EventCounters::waitedNanos));
		for (EventKind kind : EventKind.values()) {
			Tags typed = tags.and("type", kind.label());
			events(typed.and("outcome", "handled"), process, kind, EventCounters::handled);
			events(typed.and("outcome", "failed"), process, kind, EventCounters::failed);
			timer("actor.event.duration", "Time that handlers run, sampled", typed, process,
					(p) -> p.sum((counters) -> counters.timed(kind)),
					(p) -> p.sum((counters) -> counters.timedNanos(kind)));
		}
	}

	private void events(Tags tags, ProcessFigures process, EventKind kind, CountOfKind count) {
		counter("actor.events", "Events of processes", tags, process,
				(p) -> p.sum((counters) -> count.of(counters, kind)));
	}

	private interface CountOfKind {

		long of(EventCounters counters, EventKind kind);

	}

}
