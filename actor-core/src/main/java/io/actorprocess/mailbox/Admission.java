package io.actorprocess.mailbox;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;

/**
 * What became of an event that asked for room.
 * <p>
 * Thread-safety: immutable.
 *
 * @param offer what became of the event itself
 * @param victim the event that the caller has to give up, null if there was room or the
 * queue is closed
 */
public record Admission(EventQueue.Offer offer, @Nullable Event victim) {

	static final Admission WAKE = new Admission(EventQueue.Offer.WAKE, null);

	static final Admission QUEUED = new Admission(EventQueue.Offer.QUEUED, null);

	static final Admission WAITING = new Admission(EventQueue.Offer.WAITING, null);

	static final Admission CLOSED = new Admission(EventQueue.Offer.CLOSED, null);

}
