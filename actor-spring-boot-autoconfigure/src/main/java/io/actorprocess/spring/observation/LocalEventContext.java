package io.actorprocess.spring.observation;

import io.micrometer.observation.Observation;

import io.actorprocess.process.HandledEvent;

/**
 * An event from within this runtime: its parent is the observation of its sender.
 * <p>
 * Thread-safety: for the thread that handles the event.
 */
public final class LocalEventContext extends Observation.Context implements EventContext {

	private final HandledEvent event;

	LocalEventContext(HandledEvent event) {
		this.event = event;
	}

	@Override
	public HandledEvent event() {
		return this.event;
	}

}
