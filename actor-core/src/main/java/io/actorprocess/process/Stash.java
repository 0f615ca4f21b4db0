package io.actorprocess.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;
import io.actorprocess.mailbox.Backlog;
import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.message.EventKind;

/**
 * The events that a process has set aside, and those it has put back and not handled yet.
 * <p>
 * Thread-safety: belongs to the process, except {@link #size()}.
 */
final class Stash {

	private final Backlog aside;

	private final Deque<Event> back = new ArrayDeque<>();

	/** Whether the handler wants the event in hand set aside. */
	private boolean claimed;

	/** Written by the process, read by any. */
	private volatile int size;

	Stash(MailboxOptions options) {
		this.aside = new Backlog(options);
	}

	void claim() {
		this.claimed = true;
	}

	boolean isClaimed() {
		return this.claimed;
	}

	/**
	 * Sets an event aside.
	 * @return the event to be given up for it, null if there is none
	 */
	@Nullable Event add(Event event) {
		this.claimed = false;
		Event victim = null;
		if (event.kind() == EventKind.EXITED) {
			this.aside.addFree(event);
		}
		else {
			victim = this.aside.add(event);
		}
		count();
		return victim;
	}

	/** Puts all events back, before those that were put back earlier and still wait. */
	void putBack() {
		List<Event> events = this.aside.drain();
		for (int i = events.size() - 1; i >= 0; i--) {
			this.back.addFirst(events.get(i));
		}
	}

	/** Takes the next event that was put back; a claim of a failed handler is void. */
	@Nullable Event next() {
		this.claimed = false;
		Event event = this.back.pollFirst();
		if (event != null) {
			count();
		}
		return event;
	}

	/** Takes all events, those put back first. */
	List<Event> drain() {
		List<Event> events = new ArrayList<>(this.back);
		events.addAll(this.aside.drain());
		this.back.clear();
		count();
		return events;
	}

	private void count() {
		this.size = this.aside.size() + this.back.size();
	}

	int size() {
		return this.size;
	}

}
