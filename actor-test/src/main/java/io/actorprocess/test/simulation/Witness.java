package io.actorprocess.test.simulation;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.message.UPID;
import io.actorprocess.process.EventFilter;

/**
 * Writes each event down when its turn has come, and lets it pass.
 * <p>
 * Thread-safety: for the one thread of a simulation.
 *
 * @param network knows the time and the trace
 * @param node whose events
 */
record Witness(Network network, Node node) implements EventFilter {

	@Override
	public boolean drops(MessageEvent event, UPID receiver) {
		return note(receiver, "'" + event.message().name() + "' from " + event.message().from());
	}

	@Override
	public boolean drops(DispatchEvent event, UPID receiver) {
		return note(receiver, "a call");
	}

	@Override
	public boolean drops(HttpEvent event, UPID receiver) {
		return note(receiver, event.request().toString());
	}

	@Override
	public boolean drops(ExitedEvent event, UPID receiver) {
		return note(receiver, "the end of " + event.pid() + ", " + event.reason().kind());
	}

	private boolean note(UPID receiver, String what) {
		this.network.note(this.node, receiver.id() + " handles " + what);
		return false;
	}

}
