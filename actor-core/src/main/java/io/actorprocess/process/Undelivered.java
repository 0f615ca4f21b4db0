package io.actorprocess.process;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.EventVisitor;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.future.AbandonedException;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.metrics.DeadLetters;

/**
 * Gives up one event: lists it as a dead letter, abandons the future of a call, answers a
 * request with 500, or with 503 if the receiver was merely full. What only concerned the
 * receiver itself vanishes with it: exited and terminate events, and wake-ups.
 * <p>
 * Thread-safety: used by one thread.
 */
record Undelivered(DeadLetters letters, LongAdder abandoned, Instant time, UPID to,
		DeadLetterReason reason) implements EventVisitor {

	@Override
	public void visit(MessageEvent event) {
		list(EventKind.MESSAGE, event.message().name(), event.message().from());
	}

	@Override
	public void visit(DispatchEvent event) {
		if (event instanceof Wake) {
			return;
		}
		list(EventKind.DISPATCH, event.kind().label(), UPID.ANONYMOUS);
		String why = "The call was not made: process '" + this.to + "' " + explanation();
		if (event.abandon(new AbandonedException(why))) {
			this.abandoned.increment();
		}
	}

	@Override
	public void visit(HttpEvent event) {
		list(EventKind.HTTP, event.request().path(), UPID.ANONYMOUS);
		event.response().set(answer());
	}

	private HttpResponse answer() {
		return (this.reason == DeadLetterReason.MAILBOX_FULL) ? HttpResponse.status(503).with("Retry-After", "1")
				: HttpResponse.status(500);
	}

	private void list(EventKind kind, String name, UPID from) {
		this.letters.add(new DeadLetter(this.time, this.reason, kind, name, from, this.to));
	}

	private String explanation() {
		return switch (this.reason) {
			case NO_SUCH_PROCESS -> "does not live: spawn it first";
			case TERMINATED -> "had ended";
			case PURGED -> "ended before the call's turn came";
			case SHUTDOWN -> "was stopped with its runtime";
			case MAILBOX_FULL -> "has a full mailbox: wait for room (tellWhenRoom) or raise its capacity";
			default -> "could not take it (" + this.reason.label() + ")";
		};
	}

}
