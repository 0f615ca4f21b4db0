package io.actorprocess.process;

import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.metrics.DeadLetterReason;

/**
 * Hands an event to the part of a process that handles its kind.
 * <p>
 * Thread-safety: stateless; called by the thread that runs the process.
 */
final class Serving {

	private Serving() {
	}

	/**
	 * Handles an event that is no call.
	 * @return false if the handler failed and whoever waits for the result has learnt so
	 * @throws Exception what the handler threw, if nobody waits for the result
	 */
	static boolean serve(Event event, ProcessCell cell) throws Exception {
		ContextCarrier carrier = cell.engine().carrier();
		return (carrier != null) ? carrier.serve(event, cell) : handle(event, cell);
	}

	/** As {@link #serve}, in the context that the carrier knows. */
	static boolean handle(Event event, ProcessCell cell) throws Exception {
		ProcessBase process = cell.process();
		if (event instanceof MessageEvent arrived) {
			if (!process.behaviour().handle(arrived.message()) && !process.unhandled(arrived.message())) {
				cell.engine().drop(event, cell.upid(), DeadLetterReason.UNKNOWN_MESSAGE);
			}
		}
		else if (event instanceof HttpEvent asked) {
			return process.behaviour().handle(asked);
		}
		else if (event instanceof ExitedEvent exited) {
			process.behaviour().unlinked(exited.pid());
			process.exited(exited.pid(), exited.reason());
		}
		else {
			cell.terminating();
		}
		return true;
	}

}
