package io.actorprocess.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The event counters of each definition of a process. They live as long as the runtime,
 * also when no process of the definition does.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class Definitions {

	private final Map<String, EventCounters> counters = new ConcurrentHashMap<>();

	private final List<Consumer<? super EventCounters>> subscribers = new CopyOnWriteArrayList<>();

	private final int workers;

	/**
	 * No definitions yet.
	 * @param workers the number of worker threads
	 */
	public Definitions(int workers) {
		this.workers = workers;
	}

	/**
	 * The counters of a definition, made when first asked for.
	 * @param definition the name of the definition
	 * @return its counters
	 */
	public EventCounters get(String definition) {
		EventCounters known = this.counters.get(definition);
		return (known != null) ? known : add(definition);
	}

	/** Locked, so that a subscriber learns of each definition once. */
	private synchronized EventCounters add(String definition) {
		EventCounters known = this.counters.get(definition);
		if (known != null) {
			return known;
		}
		EventCounters added = new EventCounters(definition, this.workers);
		this.counters.put(definition, added);
		this.subscribers.forEach((subscriber) -> subscriber.accept(added));
		return added;
	}

	/**
	 * Announces the counters of every definition: of those already known at once, of the
	 * others when they are made.
	 * @param subscriber takes the counters of one definition; must be quick
	 * @return ends the subscription when run
	 */
	public synchronized Runnable subscribe(Consumer<? super EventCounters> subscriber) {
		this.counters.values().forEach(subscriber);
		this.subscribers.add(subscriber);
		return () -> this.subscribers.remove(subscriber);
	}

	/**
	 * The counters of all definitions.
	 * @return a live view
	 */
	public Collection<EventCounters> all() {
		return this.counters.values();
	}

}
