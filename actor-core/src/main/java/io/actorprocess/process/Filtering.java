package io.actorprocess.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.event.TerminateEvent;
import io.actorprocess.mailbox.EventQueue.Offer;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;

/**
 * Applies a filter to the events of one process: gives up what it drops, and brings what
 * it holds back again.
 * <p>
 * Thread-safety: for the thread that runs the process; what was held back comes from the
 * clock's.
 */
final class Filtering implements Predicate<Event> {

	private static final Logger logger = LoggerFactory.getLogger(Filtering.class);

	private final EventFilter filter;

	private final Engine engine;

	private final UPID receiver;

	/** Events that were held back once, and are on their second way. */
	private final Set<Event> returning = ConcurrentHashMap.newKeySet();

	Filtering(EventFilter filter, Engine engine, UPID receiver) {
		this.filter = filter;
		this.engine = engine;
		this.receiver = receiver;
	}

	@Override
	public boolean test(Event event) {
		if (event instanceof TerminateEvent) {
			return true;
		}
		try {
			boolean passes = this.returning.remove(event) || (!drops(event) && !isHeldBack(event));
			if (passes) {
				this.filter.passes(event, this.receiver);
			}
			return passes;
		}
		catch (RuntimeException | AssertionError ex) {
			logger.error("The event filter failed on a {} event of {}, which passes", event.kind().label(),
					this.receiver, ex);
			return true;
		}
	}

	private boolean isHeldBack(Event event) {
		Duration delay = this.filter.holdsBack(event, this.receiver);
		if (delay.isZero() || delay.isNegative()) {
			return false;
		}
		Event again = HeldCall.again(event);
		this.engine.clock().delay(delay, () -> comeBack(again));
		return true;
	}

	private void comeBack(Event event) {
		this.returning.add(event);
		if (this.engine.deliver(this.receiver, event) == Offer.CLOSED) {
			this.returning.remove(event);
		}
	}

	private boolean drops(Event event) {
		boolean dropped = asks(event);
		if (dropped) {
			this.engine.drop(event, this.receiver, DeadLetterReason.FILTERED);
		}
		return dropped;
	}

	private boolean asks(Event event) {
		if (event instanceof MessageEvent message) {
			return this.filter.drops(message, this.receiver);
		}
		if (event instanceof DispatchEvent call) {
			return this.filter.drops(call, this.receiver);
		}
		if (event instanceof HttpEvent request) {
			return this.filter.drops(request, this.receiver);
		}
		return event instanceof ExitedEvent exited && this.filter.drops(exited, this.receiver);
	}

}
