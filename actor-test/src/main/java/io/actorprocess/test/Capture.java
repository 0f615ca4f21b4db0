package io.actorprocess.test;

import java.util.ArrayList;
import java.util.List;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

/**
 * The events that a rule of {@link Traffic} has met, in their order.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class Capture {

	private final EventPattern pattern;

	private final Promise<Seen> first = new Promise<>();

	/** Guarded by itself. */
	private final List<Seen> events = new ArrayList<>();

	Capture(EventPattern pattern) {
		this.pattern = pattern;
	}

	void add(Seen seen) {
		synchronized (this.events) {
			this.events.add(seen);
		}
		this.first.set(seen);
	}

	int size() {
		synchronized (this.events) {
			return this.events.size();
		}
	}

	/**
	 * What was met so far.
	 * @return a snapshot
	 */
	public List<Seen> events() {
		synchronized (this.events) {
			return List.copyOf(this.events);
		}
	}

	/**
	 * The first event that was or will be met.
	 * @return a future of it
	 */
	public Future<Seen> first() {
		return this.first.future();
	}

	@Override
	public String toString() {
		return this.pattern + ": " + events();
	}

}
