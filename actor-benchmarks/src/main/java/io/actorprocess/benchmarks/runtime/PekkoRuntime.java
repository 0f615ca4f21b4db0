package io.actorprocess.benchmarks.runtime;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.UntypedAbstractActor;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.util.Timeout;
import org.jspecify.annotations.Nullable;
import scala.concurrent.ExecutionContext;
import scala.concurrent.ExecutionContextExecutor;

/**
 * Apache Pekko's classic actors. Continuations run on the thread that completes the
 * future, as ours do; its Java API would send each through an executor.
 */
final class PekkoRuntime implements ActorRuntime {

	private static final Timeout TIMEOUT = Timeout.create(Duration.ofMinutes(5));

	private static final ExecutionContextExecutor SAME_THREAD = ExecutionContext.fromExecutor(Runnable::run);

	private final ActorSystem system;

	private PekkoRuntime(Config config) {
		this.system = ActorSystem.create("benchmark", config);
	}

	/** As it comes. */
	static PekkoRuntime ofDefaults() {
		return new PekkoRuntime(ConfigFactory.parseString("pekko.loglevel = ERROR").withFallback(ConfigFactory.load()));
	}

	/** What was found to be its fastest configuration for messages. */
	static PekkoRuntime tuned(int workers) {
		return new PekkoRuntime(ConfigFactory.parseString("""
				pekko.loglevel = ERROR
				pekko.actor.default-dispatcher {
				  executor = fork-join-executor
				  fork-join-executor { parallelism-min = %1$d, parallelism-max = %1$d }
				  throughput = 256
				}
				pekko.actor.default-mailbox.mailbox-type =
				  "org.apache.pekko.dispatch.SingleConsumerOnlyUnboundedMailbox"
				pekko.scheduler.tick-duration = 1ms
				""".formatted(workers)).withFallback(ConfigFactory.load()));
	}

	@Override
	public Ref spawn(Behaviour behaviour) {
		return new PekkoRef(
				this.system.actorOf(Props.create(BehaviourActor.class, () -> new BehaviourActor(behaviour))));
	}

	@Override
	public Ref spawnAnswering(UnaryOperator<Object> answer) {
		return new PekkoRef(this.system.actorOf(Props.create(AnsweringActor.class, () -> new AnsweringActor(answer))));
	}

	@Override
	public Ref spawnRelay(Ref next) {
		ActorRef target = ((PekkoRef) next).actor;
		return new PekkoRef(this.system.actorOf(Props.create(RelayActor.class, () -> new RelayActor(target))));
	}

	@Override
	public Runnable delay(long delayNanos, Runnable task) {
		Cancellable timer = this.system.scheduler()
			.scheduleOnce(Duration.ofNanos(delayNanos), task, this.system.dispatcher());
		return timer::cancel;
	}

	@Override
	public void close() {
		this.system.terminate();
		this.system.getWhenTerminated().toCompletableFuture().join();
	}

	/** Handles tells. */
	private static final class BehaviourActor extends UntypedAbstractActor implements Self {

		private final Behaviour behaviour;

		BehaviourActor(Behaviour behaviour) {
			this.behaviour = behaviour;
		}

		@Override
		public void onReceive(Object message) {
			this.behaviour.receive(message, this);
		}

		@Override
		public void postStop() {
			this.behaviour.stopped();
		}

		@Override
		public Ref ref() {
			return new PekkoRef(getSelf());
		}

		@Override
		public void stop() {
			getContext().stop(getSelf());
		}

	}

	/** Answers. */
	private static final class AnsweringActor extends UntypedAbstractActor {

		private final UnaryOperator<Object> answer;

		AnsweringActor(UnaryOperator<Object> answer) {
			this.answer = answer;
		}

		@Override
		public void onReceive(Object question) {
			getSender().tell(this.answer.apply(question), getSelf());
		}

	}

	/** Answers with the answer of another. */
	private static final class RelayActor extends UntypedAbstractActor {

		private final ActorRef next;

		RelayActor(ActorRef next) {
			this.next = next;
		}

		@Override
		public void onReceive(Object question) {
			Patterns.pipe(Patterns.ask(this.next, question, TIMEOUT), SAME_THREAD).to(getSender(), getSelf());
		}

	}

	private record PekkoRef(ActorRef actor) implements Ref {

		@Override
		public void tell(Object message) {
			this.actor.tell(message, ActorRef.noSender());
		}

		@Override
		public void ask(Object question, Consumer<@Nullable Object> done) {
			Patterns.ask(this.actor, question, TIMEOUT).onComplete((result) -> {
				done.accept(result.isSuccess() ? result.get() : null);
				return question;
			}, SAME_THREAD);
		}

	}

}
