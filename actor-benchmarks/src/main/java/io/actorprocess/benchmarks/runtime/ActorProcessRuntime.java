package io.actorprocess.benchmarks.runtime;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Timer;
import io.actorprocess.future.Future;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;

/**
 * Our own runtime, with its defaults.
 */
final class ActorProcessRuntime implements ActorRuntime {

	private final ProcessManager manager;

	ActorProcessRuntime(int workers) {
		this.manager = ProcessManager.builder().workerCount(workers).start();
	}

	@Override
	public Ref spawn(Behaviour behaviour) {
		return new ProcessRef(this.manager.spawn(new BehaviourProcess(behaviour)));
	}

	@Override
	public Ref spawnAnswering(UnaryOperator<Object> answer) {
		return new AnsweringRef(this.manager.spawn(new AnsweringProcess(answer)));
	}

	@Override
	public Ref spawnRelay(Ref next) {
		return new RelayRef(this.manager.spawn(new RelayProcess(((AnsweringRef) next).pid)));
	}

	@Override
	public Runnable delay(long delayNanos, Runnable task) {
		Timer timer = this.manager.clock().delay(Duration.ofNanos(delayNanos), task);
		return timer::cancel;
	}

	@Override
	public void close() {
		this.manager.close();
	}

	/** Handles tells. */
	private static final class BehaviourProcess extends ProcessBase implements Self {

		private final Behaviour behaviour;

		BehaviourProcess(Behaviour behaviour) {
			this.behaviour = behaviour;
		}

		void receive(Object message) {
			this.behaviour.receive(message, this);
		}

		@Override
		public Ref ref() {
			return new ProcessRef(self(this));
		}

		@Override
		public void stop() {
			terminate();
		}

		@Override
		protected void terminating() {
			this.behaviour.stopped();
		}

	}

	/** Answers. */
	private static final class AnsweringProcess extends ProcessBase {

		private final UnaryOperator<Object> answer;

		AnsweringProcess(UnaryOperator<Object> answer) {
			this.answer = answer;
		}

		Object answer(Object question) {
			return this.answer.apply(question);
		}

	}

	/** Answers with the answer of another. */
	private static final class RelayProcess extends ProcessBase {

		private final PID<AnsweringProcess> next;

		RelayProcess(PID<AnsweringProcess> next) {
			this.next = next;
		}

		Future<Object> answer(Object question) {
			return this.next.dispatch((process) -> process.answer(question));
		}

	}

	private record ProcessRef(PID<BehaviourProcess> pid) implements Ref {

		@Override
		public void tell(Object message) {
			this.pid.tell((process) -> process.receive(message));
		}

		@Override
		@SuppressWarnings("FutureReturnValueIgnored") // that is what is measured
		public void call(Object message) {
			this.pid.dispatch((process) -> {
				process.receive(message);
				return message;
			});
		}

		@Override
		public void ask(Object question, Consumer<@Nullable Object> done) {
			throw new UnsupportedOperationException("This process does not answer: spawn it with spawnAnswering");
		}

	}

	private record AnsweringRef(PID<AnsweringProcess> pid) implements Ref {

		@Override
		public void tell(Object message) {
			this.pid.tell((process) -> process.answer(message));
		}

		@Override
		public void ask(Object question, Consumer<@Nullable Object> done) {
			this.pid.dispatch((process) -> process.answer(question)).onAny((future) -> done.accept(valueOf(future)));
		}

	}

	private record RelayRef(PID<RelayProcess> pid) implements Ref {

		@Override
		@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
		public void tell(Object message) {
			this.pid.tell((process) -> process.answer(message));
		}

		@Override
		public void ask(Object question, Consumer<@Nullable Object> done) {
			this.pid.dispatchFlat((process) -> process.answer(question))
				.onAny((future) -> done.accept(valueOf(future)));
		}

	}

	private static @Nullable Object valueOf(Future<Object> future) {
		return future.isReady() ? future.value() : null;
	}

}
