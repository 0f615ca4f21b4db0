package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Handling;
import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.CheckedConsumer;
import io.actorprocess.future.Future;
import io.actorprocess.mailbox.LockingEventQueue;

/**
 * A call without an answer whose sender learns when it was accepted.
 *
 * @param <T> the type of the target
 */
final class AwaitedTell<T> extends DispatchEvent {

	private final CheckedConsumer<? super T> call;

	private final Result<@Nullable Void> acceptance = new Result<>();

	AwaitedTell(CheckedConsumer<? super T> call) {
		this.call = call;
	}

	Future<@Nullable Void> acceptance() {
		return this.acceptance;
	}

	void accepted() {
		this.acceptance.set(null);
	}

	/** Lets a discard request take the call back, as long as it awaits room there. */
	void takenBackFrom(LockingEventQueue queue) {
		this.acceptance.onDiscard(() -> {
			if (queue.withdraw(this)) {
				this.acceptance.takeBack();
			}
		});
	}

	@Override
	@SuppressWarnings("unchecked")
	public boolean run(Handling handling) throws Exception {
		this.call.accept((T) handling.target());
		return true;
	}

	@Override
	public boolean abandon(AbandonedException cause) {
		return this.acceptance.abandon(cause);
	}

	@Override
	public boolean refuse(Throwable cause) {
		return this.acceptance.fail(cause);
	}

}
