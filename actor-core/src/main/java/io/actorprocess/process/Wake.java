package io.actorprocess.process;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Handling;
import io.actorprocess.future.AbandonedException;

/**
 * Nothing but a reason for an idle process to look what is wanted of it. Nobody misses
 * one that is given up.
 */
final class Wake extends DispatchEvent {

	@Override
	public boolean run(Handling handling) {
		return true;
	}

	@Override
	public boolean abandon(AbandonedException cause) {
		return false;
	}

	@Override
	public boolean refuse(Throwable cause) {
		return false;
	}

}
