package io.actorprocess.benchmarks.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x: an actor is a local consumer of the event bus on a context of its own, messages
 * are passed by reference.
 */
final class VertxRuntime implements ActorRuntime {

	private static final DeliveryOptions BY_REFERENCE = new DeliveryOptions().setCodecName(ByReference.NAME)
		.setLocalOnly(true)
		.setSendTimeout(TimeUnit.MINUTES.toMillis(5));

	private final VertxInternal vertx;

	private final AtomicLong names = new AtomicLong();

	VertxRuntime(int workers) {
		this.vertx = (VertxInternal) Vertx.vertx(new VertxOptions().setEventLoopPoolSize(workers));
		this.vertx.eventBus().registerCodec(new ByReference());
	}

	@Override
	public Ref spawn(Behaviour behaviour) {
		BehaviourConsumer actor = new BehaviourConsumer(this.vertx, newName(), behaviour);
		actor.consumer = consume(actor.ref.address, actor);
		return actor.ref;
	}

	@Override
	public Ref spawnAnswering(UnaryOperator<Object> answer) {
		VertxRef ref = new VertxRef(this.vertx, newName());
		consume(ref.address, (message) -> message.reply(answer.apply(message.body()), BY_REFERENCE));
		return ref;
	}

	@Override
	public Ref spawnRelay(Ref next) {
		VertxRef ref = new VertxRef(this.vertx, newName());
		consume(ref.address, (message) -> next.ask(message.body(), (answer) -> message.reply(answer, BY_REFERENCE)));
		return ref;
	}

	private String newName() {
		return "actor-" + this.names.incrementAndGet();
	}

	private MessageConsumer<Object> consume(String address, Handler<Message<Object>> handler) {
		ContextInternal context = this.vertx.createEventLoopContext();
		ContextInternal former = context.beginDispatch();
		try {
			return this.vertx.eventBus().localConsumer(address, handler);
		}
		finally {
			context.endDispatch(former);
		}
	}

	@Override
	public Runnable delay(long delayNanos, Runnable task) {
		long timer = this.vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(delayNanos)), (id) -> task.run());
		return () -> this.vertx.cancelTimer(timer);
	}

	@Override
	public void close() {
		this.vertx.close().toCompletionStage().toCompletableFuture().join();
	}

	/** Handles tells. */
	private static final class BehaviourConsumer implements Handler<Message<Object>>, Self {

		private final VertxRef ref;

		private final Behaviour behaviour;

		/** Set before the first message is sent. */
		private volatile @Nullable MessageConsumer<Object> consumer;

		BehaviourConsumer(Vertx vertx, String address, Behaviour behaviour) {
			this.ref = new VertxRef(vertx, address);
			this.behaviour = behaviour;
		}

		@Override
		public void handle(Message<Object> message) {
			this.behaviour.receive(message.body(), this);
		}

		@Override
		public Ref ref() {
			return this.ref;
		}

		@Override
		public void stop() {
			MessageConsumer<Object> registered = this.consumer;
			if (registered != null) {
				registered.unregister().onComplete((result) -> this.behaviour.stopped());
			}
		}

	}

	private record VertxRef(Vertx vertx, String address) implements Ref {

		@Override
		public void tell(Object message) {
			this.vertx.eventBus().send(this.address, message, BY_REFERENCE);
		}

		@Override
		public void ask(Object question, Consumer<@Nullable Object> done) {
			this.vertx.eventBus()
				.request(this.address, question, BY_REFERENCE)
				.onComplete((result) -> done.accept(result.succeeded() ? result.result().body() : null));
		}

	}

	/** Hands messages over as they are. */
	private static final class ByReference implements MessageCodec<Object, Object> {

		static final String NAME = "by-reference";

		@Override
		public void encodeToWire(Buffer buffer, Object message) {
			throw new UnsupportedOperationException("Local messages only");
		}

		@Override
		public Object decodeFromWire(int position, Buffer buffer) {
			throw new UnsupportedOperationException("Local messages only");
		}

		@Override
		public Object transform(Object message) {
			return message;
		}

		@Override
		public String name() {
			return NAME;
		}

		@Override
		public byte systemCodecID() {
			return -1;
		}

	}

}
