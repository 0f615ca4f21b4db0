package io.actorprocess.process;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Handling;
import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.CheckedConsumer;

/**
 * A call without an answer: one object per call, no future.
 *
 * @param <T> the type of the target
 */
final class Tell<T> extends DispatchEvent {

	private final CheckedConsumer<? super T> call;

	Tell(CheckedConsumer<? super T> call) {
		this.call = call;
	}

	@Override
	@SuppressWarnings("unchecked")
	public boolean run(Handling handling) throws Exception {
		this.call.accept((T) handling.target());
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
