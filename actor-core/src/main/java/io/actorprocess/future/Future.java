package io.actorprocess.future;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The reading end of a value that arrives later. It cannot be completed through this
 * type: that is for the holder of the {@link Promise}, or for a subclass.
 * <p>
 * A callback runs exactly once, on the thread that completes the future, or at once on
 * the registering thread if the future is complete. Callbacks for one state run before
 * those for any state, to which the derived futures ({@code then}, {@code recover} and so
 * on) belong; otherwise the order is that of registration. What a callback throws is
 * logged; what a function given to a derived future throws fails that future.
 * <p>
 * {@link #discard()} requests that the work be given up. A request on a derived future is
 * passed on to the future it depends on at that time.
 * <p>
 * Methods whose names end in {@code Flat} take a function that returns a stage, and wait
 * for that stage.
 * <p>
 * Thread-safety: safe for use by any thread. What was done before completing the future
 * is visible to whoever sees it complete.
 *
 * @param <T> the type of the value
 */
public non-sealed class Future<T extends @Nullable Object> extends FutureWriter<T> implements StageView<T> {

	/** Creates a pending future, for a subclass to complete. */
	protected Future() {
		super(null);
	}

	Future(Object initial) {
		super(initial);
	}

	/**
	 * Returns a future that has a value.
	 * @param <T> the type of the value
	 * @param value the value
	 * @return a ready future
	 */
	public static <T extends @Nullable Object> Future<T> ready(T value) {
		return new Future<>(Outcome.ready(value));
	}

	/**
	 * Returns a future that has failed.
	 * @param <T> the type of the value
	 * @param failure the failure
	 * @return a failed future
	 */
	public static <T extends @Nullable Object> Future<T> failed(Throwable failure) {
		return new Future<>(Outcome.failed(failure));
	}

	/**
	 * Returns a future that was discarded.
	 * @param <T> the type of the value
	 * @return a discarded future
	 */
	public static <T extends @Nullable Object> Future<T> discarded() {
		return new Future<>(Outcome.discarded());
	}

	/**
	 * Returns a future that was abandoned.
	 * @param <T> the type of the value
	 * @param why who gave up, and for what reason
	 * @return an abandoned future
	 */
	public static <T extends @Nullable Object> Future<T> abandoned(String why) {
		return new Future<>(Outcome.abandoned(new AbandonedException(why)));
	}

	/**
	 * Returns a stage as a future. A cancelled stage is a discarded future, and a discard
	 * request cancels a {@link CompletableFuture}.
	 * @param <T> the type of the value
	 * @param stage the stage
	 * @return the stage itself if it is a future
	 */
	public static <T extends @Nullable Object> Future<T> from(CompletionStage<T> stage) {
		Objects.requireNonNull(stage, "A stage is required, but there is none: a function may have returned null");
		return (stage instanceof Future<T> future) ? future : Stages.toFuture(stage);
	}

	/** Returns the state at this moment; every state but pending stays. */
	public final FutureState state() {
		Object end = end();
		return (end != null) ? Outcome.stateOf(end) : FutureState.PENDING;
	}

	/** Tells whether the future is not complete yet. */
	public final boolean isPending() {
		return end() == null;
	}

	/** Tells whether there is a value. */
	public final boolean isReady() {
		return state() == FutureState.READY;
	}

	/** Tells whether there is a failure. */
	public final boolean isFailed() {
		return state() == FutureState.FAILED;
	}

	/** Tells whether the future was discarded, which is more than requested. */
	public final boolean isDiscarded() {
		return state() == FutureState.DISCARDED;
	}

	/** Tells whether the future was given up by its writer. */
	public final boolean isAbandoned() {
		return state() == FutureState.ABANDONED;
	}

	/** Tells whether a discard was requested while the future was pending. */
	public final boolean hasDiscard() {
		return discardRequested();
	}

	/**
	 * Returns the value without waiting.
	 * @return the value
	 * @throws IllegalStateException if the future is not ready
	 */
	@SuppressWarnings({ "unchecked", "NullAway" })
	public final T value() {
		Object end = end();
		if (end == null || Outcome.stateOf(end) != FutureState.READY) {
			throw new IllegalStateException("There is no value, the future is: " + this);
		}
		return (T) Outcome.contentOf(end);
	}

	/**
	 * Returns the failure without waiting.
	 * @return the failure, or the {@link AbandonedException} of an abandoned future
	 * @throws IllegalStateException if the future is neither failed nor abandoned
	 */
	public final Throwable failure() {
		Object end = end();
		if (end != null && Outcome.contentOf(end) instanceof Throwable failure
				&& Outcome.stateOf(end) != FutureState.READY) {
			return failure;
		}
		throw new IllegalStateException("There is no failure, the future is: " + this);
	}

	/**
	 * Requests that the work be given up. The state stays; the writer decides.
	 * @return whether this call made the request: {@code false} if the future is complete
	 * or a discard was requested before
	 */
	public final boolean discard() {
		Discarding discarding = new Discarding();
		boolean requested = requestDiscard(discarding);
		discarding.run();
		return requested;
	}

	/**
	 * Registers a callback for the value.
	 * @param action receives the value
	 * @return this future
	 */
	public final Future<T> onReady(Consumer<? super T> action) {
		Objects.requireNonNull(action, "action");
		return Observer.watch(this, FutureState.READY, (future) -> action.accept(future.value()));
	}

	/**
	 * Registers a callback for the failure.
	 * @param action receives the failure
	 * @return this future
	 */
	public final Future<T> onFailed(Consumer<? super Throwable> action) {
		Objects.requireNonNull(action, "action");
		return Observer.watch(this, FutureState.FAILED, (future) -> action.accept(future.failure()));
	}

	/**
	 * Registers a callback for the discarded state.
	 * @param action the callback
	 * @return this future
	 */
	public final Future<T> onDiscarded(Runnable action) {
		Objects.requireNonNull(action, "action");
		return Observer.watch(this, FutureState.DISCARDED, (future) -> action.run());
	}

	/**
	 * Registers a callback for the abandoned state.
	 * @param action the callback
	 * @return this future
	 */
	public final Future<T> onAbandoned(Runnable action) {
		Objects.requireNonNull(action, "action");
		return Observer.watch(this, FutureState.ABANDONED, (future) -> action.run());
	}

	/**
	 * Registers a callback for the completion, whatever it is.
	 * @param action receives this future
	 * @return this future
	 */
	public final Future<T> onAny(Consumer<? super Future<T>> action) {
		return Observer.watch(this, null, Objects.requireNonNull(action, "action"));
	}

	/**
	 * Registers a callback for a discard request. It runs on the thread that makes the
	 * request, at once if that was made before, never if the future completes without.
	 * @param action the callback
	 * @return this future
	 */
	public final Future<T> onDiscard(Runnable action) {
		DiscardNode node = new DiscardNode.Action(Objects.requireNonNull(action, "action"));
		if (pushUnlessDiscarding(node)) {
			Discarding.runNow(node);
		}
		return this;
	}

	/**
	 * Derives a future by applying a function to the value. Every other end is passed on
	 * without applying it; so is a value that arrives in spite of a discard request, as
	 * discarded.
	 * @param <R> the type of the result
	 * @param function what to apply
	 * @return the derived future
	 */
	public final <R extends @Nullable Object> Future<R> then(CheckedFunction<? super T, ? extends R> function) {
		return new Then.Value<T, R>(this, Objects.requireNonNull(function, "function")).start();
	}

	/**
	 * As {@link #then}, for a function that returns a stage.
	 * @param <R> the type of the result
	 * @param function what to apply
	 * @return the derived future
	 */
	public final <R extends @Nullable Object> Future<R> thenFlat(
			CheckedFunction<? super T, ? extends CompletionStage<? extends R>> function) {
		return new Then.Flat<T, R>(this, Objects.requireNonNull(function, "function")).start();
	}

	/**
	 * Derives a future that replaces a failed, discarded or abandoned end. A discard
	 * request made before the function is applied does not affect what it returns.
	 * @param function receives this future, returns the value
	 * @return the derived future
	 */
	public final Future<T> recover(CheckedFunction<? super Future<T>, ? extends T> function) {
		Objects.requireNonNull(function, "function");
		return recoverFlat((future) -> Future.<T>ready(function.apply(future)));
	}

	/**
	 * As {@link #recover}, for a function that returns a stage.
	 * @param function receives this future, returns a stage
	 * @return the derived future
	 */
	public final Future<T> recoverFlat(
			CheckedFunction<? super Future<T>, ? extends CompletionStage<? extends T>> function) {
		return new Recover<>(this, Objects.requireNonNull(function, "function")).start();
	}

	/**
	 * Derives a future that replaces a failure, and nothing else.
	 * @param function receives the failure, returns the value
	 * @return the derived future
	 */
	public final Future<T> repair(CheckedFunction<? super Throwable, ? extends T> function) {
		Objects.requireNonNull(function, "function");
		return repairFlat((failure) -> Future.<T>ready(function.apply(failure)));
	}

	/**
	 * As {@link #repair}, for a function that returns a stage.
	 * @param function receives the failure, returns a stage
	 * @return the derived future
	 */
	public final Future<T> repairFlat(
			CheckedFunction<? super Throwable, ? extends CompletionStage<? extends T>> function) {
		return new Repair<>(this, Objects.requireNonNull(function, "function")).start();
	}

	/**
	 * Derives a future that ends as this one does, if that happens in time; else as the
	 * function says. This future is not asked to discard then, unless the function does.
	 * @param delay how long to wait
	 * @param delayer what measures the time
	 * @param function receives this future when the time is over, returns a stage
	 * @return the derived future
	 */
	public final Future<T> after(Duration delay, Delayer delayer,
			CheckedFunction<? super Future<T>, ? extends CompletionStage<? extends T>> function) {
		return new After<>(this, Objects.requireNonNull(function, "function")).start(delay, delayer);
	}

	/**
	 * Derives a future that ends as this one does, but keeps discard requests to itself.
	 * @return the derived future
	 */
	public final Future<T> undiscardable() {
		return new Copy<>(this, Carrying.<T>like(this)).start();
	}

	/**
	 * Blocks until the future is complete.
	 * @param atMost how long to block
	 * @return whether it is complete
	 * @throws InterruptedException if the thread is interrupted while it blocks
	 */
	public final boolean await(Duration atMost) throws InterruptedException {
		return Waiter.await(this, Waiter.nanosOf(atMost));
	}

	/**
	 * Blocks until the future is complete, and returns its value.
	 * @return the value
	 * @throws InterruptedException if the thread is interrupted while it blocks
	 * @throws ExecutionException if the future failed
	 * @throws CancellationException if the future was discarded
	 * @throws AbandonedException if the future was abandoned
	 */
	public final T get() throws InterruptedException, ExecutionException {
		return Blocking.get(this);
	}

	/**
	 * As {@link #get()}, with a limit.
	 * @param atMost how long to block
	 * @return the value
	 * @throws InterruptedException as {@link #get()}
	 * @throws ExecutionException as {@link #get()}
	 * @throws TimeoutException if the future is still pending
	 */
	public final T get(Duration atMost) throws InterruptedException, ExecutionException, TimeoutException {
		return Blocking.get(this, atMost);
	}

	/**
	 * As {@link #get()}, without checked exceptions. An interrupt does not end the wait.
	 * @return the value
	 * @throws CompletionException if the future failed
	 * @throws CancellationException if the future was discarded
	 * @throws AbandonedException if the future was abandoned
	 */
	public final T join() {
		return Blocking.join(this);
	}

	/**
	 * Runs an action at completion. This is the one stage method that makes no copy.
	 * @param action receives the value, or what stands for the end without one: the
	 * failure, a {@link CancellationException} or an {@link AbandonedException}
	 * @return a future that ends as this one does, after the action
	 */
	@Override
	public final Future<T> whenComplete(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> action) {
		return new WhenComplete<>(this, Objects.requireNonNull(action, "action")).start();
	}

	/**
	 * Returns a copy. Cancelling the copy requests a discard here; completing it has no
	 * effect here.
	 * @return a new future of the JDK
	 */
	@Override
	public final CompletableFuture<T> toCompletableFuture() {
		return Stages.toCompletableFuture(this);
	}

	/**
	 * Describes the state in the words of libprocess.
	 * @return such as {@code Pending (with discard)} or {@code Failed: disk full}
	 */
	@Override
	public final String toString() {
		FutureState state = state();
		String reason = (state == FutureState.FAILED) ? ": " + Outcome.messageOf(failure()) : "";
		return state + (hasDiscard() ? " (with discard)" : "") + reason;
	}

}
