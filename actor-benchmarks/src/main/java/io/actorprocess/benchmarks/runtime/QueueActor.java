package io.actorprocess.benchmarks.runtime;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A hand-made actor: its subclasses know how to queue a message and how to take turns.
 */
abstract class QueueActor implements Ref, Self {

	private final Behaviour behaviour;

	/** Owned by the thread that runs this actor. */
	private boolean stopped;

	QueueActor(Behaviour behaviour) {
		this.behaviour = behaviour;
	}

	/** An actor's behaviour that answers at once. */
	static Behaviour answering(UnaryOperator<Object> answer) {
		return (question, self) -> ((Question) question).done.accept(answer.apply(((Question) question).asked));
	}

	/** An actor's behaviour that has another actor answer. */
	static Behaviour relaying(Ref next) {
		return (question, self) -> next.ask(((Question) question).asked, ((Question) question).done);
	}

	@Override
	public final void ask(Object question, Consumer<@Nullable Object> done) {
		tell(new Question(question, done));
	}

	@Override
	public final Ref ref() {
		return this;
	}

	@Override
	public final void stop() {
		this.stopped = true;
	}

	/**
	 * Handles one message.
	 * @return false if it was the last
	 */
	final boolean handle(Object message) {
		this.behaviour.receive(message, this);
		if (this.stopped) {
			this.behaviour.stopped();
		}
		return !this.stopped;
	}

	private record Question(Object asked, Consumer<@Nullable Object> done) {
	}

}
