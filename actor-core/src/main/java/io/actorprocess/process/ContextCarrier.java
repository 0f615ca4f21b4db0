package io.actorprocess.process;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.future.CheckedConsumer;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.ContextCapture.Captured;
import io.actorprocess.future.ContextCapture.Scope;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;

/**
 * Applies a {@link ContextPropagation} to what is sent and handled.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class ContextCarrier {

	/*
	 * A runtime without a propagation has no carrier, and the objects of its events no
	 * place for a context: what a call carries is in a function around its function, what
	 * a message to a local process carries in a subclass of its event. So a sender pays
	 * for one comparison with null, and the handling of a call for nothing.
	 */

	private final ContextPropagation propagation;

	ContextCarrier(ContextPropagation propagation) {
		this.propagation = propagation;
	}

	/**
	 * A callback of a process, in the context of the calling thread if that is wanted.
	 */
	static CheckedConsumer<Object> carried(CheckedConsumer<Object> callback, ProcessCell home) {
		ContextCarrier carrier = home.engine().carrier();
		return (carrier != null) ? carrier.carry(callback, () -> home) : callback;
	}

	/** The context of the calling thread. */
	Captured capture() {
		return this.propagation.capture();
	}

	/** A call without an answer, in the context of the calling thread. */
	<T> CheckedConsumer<T> carry(CheckedConsumer<? super T> call, Supplier<@Nullable ProcessCell> receiver) {
		return carry(call, receiver, capture());
	}

	/**
	 * A call without an answer.
	 * @param receiver the process that makes the call, asked when it does
	 */
	<T> CheckedConsumer<T> carry(CheckedConsumer<? super T> call, Supplier<@Nullable ProcessCell> receiver,
			Captured sender) {
		return (target) -> within(receiver, sender, () -> {
			call.accept(target);
			return true;
		});
	}

	/** A call whose result completes a future, in the context of the calling thread. */
	<T, R> Call<T, R> call(CheckedFunction<? super T, ? extends R> call, Supplier<@Nullable ProcessCell> receiver) {
		return call(call, receiver, capture());
	}

	/** A call whose result completes a future. */
	<T, R> Call<T, R> call(CheckedFunction<? super T, ? extends R> call, Supplier<@Nullable ProcessCell> receiver,
			Captured sender) {
		return new Call<>((target) -> within(receiver, sender, () -> call.apply(target)),
				new CarryingResult<>(this.propagation));
	}

	/** A call that returns a stage itself. */
	<T, R> FlatCall<T, R> flatCall(CheckedFunction<? super T, ? extends CompletionStage<? extends R>> call,
			Supplier<@Nullable ProcessCell> receiver) {
		Captured sender = capture();
		return new FlatCall<>((target) -> within(receiver, sender, () -> call.apply(target)),
				new CarryingResult<>(this.propagation));
	}

	/** Work that belongs to no process, in the context of the calling thread. */
	<R extends @Nullable Object> CheckedSupplier<R> restoring(CheckedSupplier<? extends R> work) {
		Captured sender = capture();
		return () -> {
			Scope scope = sender.restore();
			try {
				return work.get();
			}
			finally {
				scope.close();
			}
		};
	}

	private <R extends @Nullable Object> R within(Supplier<@Nullable ProcessCell> receiver, Captured sender,
			CheckedSupplier<? extends R> call) throws Exception {
		ProcessCell cell = receiver.get();
		return (cell == null) ? call.get() : within(HandledEvent.call(cell), sender, call);
	}

	private <R extends @Nullable Object> R within(HandledEvent event, @Nullable Captured sender,
			CheckedSupplier<? extends R> handling) throws Exception {
		try (Scope scope = this.propagation.handle(event, sender)) {
			try {
				return handling.get();
			}
			catch (Throwable ex) {
				scope.failed(ex);
				throw ex;
			}
		}
	}

	/** The event for a message to a local process. */
	MessageEvent local(Message message) {
		return new CarryingMessage(message, this.propagation.capture());
	}

	/** The message that leaves the runtime instead of a message. */
	Message remote(Message message) {
		Metadata injected = this.propagation.inject(message);
		return (injected.size() == 0) ? message : message.withMetadata(injected);
	}

	/** Handles an event that is no call. */
	boolean serve(Event event, ProcessCell cell) throws Exception {
		Captured sender = (event instanceof CarryingMessage carrying) ? carrying.sender : null;
		try (Scope scope = this.propagation.handle(HandledEvent.of(event, cell), sender)) {
			return serve(event, cell, scope);
		}
	}

	private static boolean serve(Event event, ProcessCell cell, Scope scope) throws Exception {
		try {
			boolean served = Serving.handle(event, cell);
			if (!served && event instanceof HttpEvent asked && asked.response().future().isFailed()) {
				scope.failed(asked.response().future().failure());
			}
			return served;
		}
		catch (Throwable ex) {
			scope.failed(ex);
			throw ex;
		}
	}

	/** A message to a local process, with the context of its sender. */
	private static final class CarryingMessage extends MessageEvent {

		private final Captured sender;

		CarryingMessage(Message message, Captured sender) {
			super(message);
			this.sender = sender;
		}

		@Override
		public MessageEvent again() {
			return new CarryingMessage(message(), this.sender);
		}

	}

}
