package io.actorprocess.process;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.Handling;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.future.AbandonedException;

/**
 * A call on its second way to its process. An event is enqueued once, so what comes again
 * is another event.
 */
final class HeldCall extends DispatchEvent {

	private final DispatchEvent call;

	private HeldCall(DispatchEvent call) {
		this.call = call;
	}

	/** An event that does what the given one would have done. */
	static Event again(Event event) {
		if (event instanceof MessageEvent arrived) {
			return arrived.again();
		}
		if (event instanceof HttpEvent request) {
			return request.again();
		}
		if (event instanceof ExitedEvent exited) {
			return new ExitedEvent(exited.pid(), exited.reason());
		}
		return new HeldCall((DispatchEvent) event);
	}

	@Override
	public boolean run(Handling handling) throws Exception {
		return this.call.run(handling);
	}

	@Override
	public boolean abandon(AbandonedException cause) {
		return this.call.abandon(cause);
	}

	@Override
	public boolean refuse(Throwable cause) {
		return this.call.refuse(cause);
	}

}
