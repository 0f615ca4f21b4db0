package io.actorprocess.metrics;

import java.time.Instant;

import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;

/**
 * An event that no process handled. Never carries the payload.
 * <p>
 * Thread-safety: immutable.
 *
 * @param time when it was given up
 * @param reason why
 * @param kind what kind of event it was
 * @param name the message's name, the request's path, or the kind's label
 * @param from who sent it, {@link UPID#ANONYMOUS} if unknown
 * @param to who should have got it
 */
public record DeadLetter(Instant time, DeadLetterReason reason, EventKind kind, String name, UPID from, UPID to) {

	@Override
	public String toString() {
		String named = this.name.equals(this.kind.label()) ? "" : " '" + this.name + "'";
		String sent = this.from.isAnonymous() ? "" : " from " + this.from;
		return this.kind.label() + named + sent + " to " + this.to + ": " + this.reason.label();
	}

}
