package io.actorprocess.spring.observation;

import io.actorprocess.process.HandledEvent;

/**
 * What the observation of a handled event knows; every such observation's context is one.
 * <p>
 * Thread-safety: for the thread that handles the event.
 */
public sealed interface EventContext permits LocalEventContext, ReceivedEventContext {

	/**
	 * The event that is handled.
	 * @return process, kind and name of the event
	 */
	HandledEvent event();

}
