package io.actorprocess.mailbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;

/**
 * Events in order, with a bound on those that take room.
 * <p>
 * Thread-safety: none, its owner guards it.
 */
public final class Backlog {

	private final MailboxOptions options;

	private final Deque<Slot> slots = new ArrayDeque<>(2);

	/** How many slots take room; never more than the capacity. */
	private int taken;

	/**
	 * An empty backlog.
	 * @param options its bound
	 */
	public Backlog(MailboxOptions options) {
		this.options = options;
	}

	/**
	 * Whether no room is left.
	 * @return true if the next event that takes room makes one too many
	 */
	public boolean isFull() {
		return this.options.isBounded() && this.taken == this.options.capacity();
	}

	/**
	 * Appends an event that takes room.
	 * @param event the event
	 * @return the event that is given up for it, which may be the event itself; null if
	 * there was room
	 */
	public @Nullable Event add(Event event) {
		return add(event, 0);
	}

	@Nullable Event add(Event event, int stamp) {
		Event victim = null;
		if (isFull()) {
			victim = (this.options.overflow() == Overflow.DROP_OLDEST) ? removeOldest() : event;
		}
		if (victim != event) {
			this.slots.addLast(new Slot(event, stamp, true));
			this.taken++;
		}
		return victim;
	}

	private Event removeOldest() {
		Iterator<Slot> oldest = this.slots.iterator();
		Slot slot = oldest.next();
		while (!slot.takesRoom()) {
			slot = oldest.next();
		}
		oldest.remove();
		this.taken--;
		return slot.event();
	}

	/**
	 * Appends an event that takes no room and is never given up.
	 * @param event the event
	 */
	public void addFree(Event event) {
		addFree(event, 0);
	}

	void addFree(Event event, int stamp) {
		this.slots.addLast(new Slot(event, stamp, false));
	}

	/** Takes the oldest event, null if there is none. */
	@Nullable Slot poll() {
		Slot slot = this.slots.pollFirst();
		this.taken -= (slot != null && slot.takesRoom()) ? 1 : 0;
		return slot;
	}

	/**
	 * Takes all events.
	 * @return the events, oldest first
	 */
	public List<Event> drain() {
		List<Event> all = new ArrayList<>(this.slots.size());
		this.slots.forEach((slot) -> all.add(slot.event()));
		this.slots.clear();
		this.taken = 0;
		return all;
	}

	/**
	 * Visits all events.
	 * @param visitor takes each event, oldest first
	 */
	public void forEach(Consumer<? super Event> visitor) {
		this.slots.forEach((slot) -> visitor.accept(slot.event()));
	}

	/**
	 * How many events there are.
	 * @return the count, with those that take no room
	 */
	public int size() {
		return this.slots.size();
	}

	/**
	 * An event, when it was sent as {@link MailboxOwner} said, and whether it is bounded.
	 */
	record Slot(Event event, int stamp, boolean takesRoom) {

	}

}
