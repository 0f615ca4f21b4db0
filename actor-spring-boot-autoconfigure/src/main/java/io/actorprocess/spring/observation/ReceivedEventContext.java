package io.actorprocess.spring.observation;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;

import io.actorprocess.message.EventKind;
import io.actorprocess.process.HandledEvent;

/**
 * A message or a request from outside: its parent is what its fields name.
 * <p>
 * Thread-safety: for the thread that handles the event.
 */
public final class ReceivedEventContext extends ReceiverContext<HandledEvent> implements EventContext {

	private final HandledEvent event;

	ReceivedEventContext(HandledEvent event) {
		super(HandledEvent::field, (event.kind() == EventKind.HTTP) ? Kind.SERVER : Kind.CONSUMER);
		this.event = event;
		setCarrier(event);
	}

	@Override
	public HandledEvent event() {
		return this.event;
	}

}
