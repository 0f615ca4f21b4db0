package io.actorprocess.process;

import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;

/**
 * Applies a filter to the events of one process, and gives up what it drops.
 * <p>
 * Thread-safety: for the thread that runs the process.
 */
record Filtering(EventFilter filter, Engine engine, UPID receiver) implements Predicate<Event> {

	private static final Logger logger = LoggerFactory.getLogger(Filtering.class);

	@Override
	public boolean test(Event event) {
		boolean dropped = drops(event);
		if (dropped) {
			this.engine.drop(event, this.receiver, DeadLetterReason.FILTERED);
		}
		return !dropped;
	}

	private boolean drops(Event event) {
		try {
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
		catch (RuntimeException | AssertionError ex) {
			logger.error("The event filter failed on a {} event of {}, which passes", event.kind().label(),
					this.receiver, ex);
			return false;
		}
	}

}
