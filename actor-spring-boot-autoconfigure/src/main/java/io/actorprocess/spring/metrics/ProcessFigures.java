package io.actorprocess.spring.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

import io.actorprocess.metrics.EventCounters;

/**
 * The definitions that are counted under one name.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class ProcessFigures {

	private final List<EventCounters> definitions = new CopyOnWriteArrayList<>();

	ProcessFigures(EventCounters first) {
		this.definitions.add(first);
	}

	void add(EventCounters counters) {
		this.definitions.add(counters);
	}

	long sum(ToLongFunction<EventCounters> figure) {
		return this.definitions.stream().mapToLong(figure).sum();
	}

	long mailboxSize(MailboxSizes sizes) {
		return sum((counters) -> sizes.of(counters.definition()));
	}

}
