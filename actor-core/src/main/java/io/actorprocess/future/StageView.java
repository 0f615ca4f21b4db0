package io.actorprocess.future;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The methods of {@link CompletionStage}, all by way of a copy made by
 * {@link #toCompletableFuture()}. A class overrides those that it wants to be faster.
 * <p>
 * Thread-safety: safe for use by any thread.
 *
 * @param <T> the type of the value
 */
interface StageView<T extends @Nullable Object> extends CompletionStage<T> {

	@Override
	default <U extends @Nullable Object> CompletionStage<U> thenApply(Function<? super T, ? extends U> function) {
		return toCompletableFuture().thenApply(function);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> thenApplyAsync(Function<? super T, ? extends U> function) {
		return toCompletableFuture().thenApplyAsync(function);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> thenApplyAsync(Function<? super T, ? extends U> function,
			Executor executor) {
		return toCompletableFuture().thenApplyAsync(function, executor);
	}

	@Override
	default CompletionStage<Void> thenAccept(Consumer<? super T> action) {
		return toCompletableFuture().thenAccept(action);
	}

	@Override
	default CompletionStage<Void> thenAcceptAsync(Consumer<? super T> action) {
		return toCompletableFuture().thenAcceptAsync(action);
	}

	@Override
	default CompletionStage<Void> thenAcceptAsync(Consumer<? super T> action, Executor executor) {
		return toCompletableFuture().thenAcceptAsync(action, executor);
	}

	@Override
	default CompletionStage<Void> thenRun(Runnable action) {
		return toCompletableFuture().thenRun(action);
	}

	@Override
	default CompletionStage<Void> thenRunAsync(Runnable action) {
		return toCompletableFuture().thenRunAsync(action);
	}

	@Override
	default CompletionStage<Void> thenRunAsync(Runnable action, Executor executor) {
		return toCompletableFuture().thenRunAsync(action, executor);
	}

	@Override
	default <U extends @Nullable Object, V extends @Nullable Object> CompletionStage<V> thenCombine(
			CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> function) {
		return toCompletableFuture().thenCombine(other, function);
	}

	@Override
	default <U extends @Nullable Object, V extends @Nullable Object> CompletionStage<V> thenCombineAsync(
			CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> function) {
		return toCompletableFuture().thenCombineAsync(other, function);
	}

	@Override
	default <U extends @Nullable Object, V extends @Nullable Object> CompletionStage<V> thenCombineAsync(
			CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> function,
			Executor executor) {
		return toCompletableFuture().thenCombineAsync(other, function, executor);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<Void> thenAcceptBoth(CompletionStage<? extends U> other,
			BiConsumer<? super T, ? super U> action) {
		return toCompletableFuture().thenAcceptBoth(other, action);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<Void> thenAcceptBothAsync(CompletionStage<? extends U> other,
			BiConsumer<? super T, ? super U> action) {
		return toCompletableFuture().thenAcceptBothAsync(other, action);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<Void> thenAcceptBothAsync(CompletionStage<? extends U> other,
			BiConsumer<? super T, ? super U> action, Executor executor) {
		return toCompletableFuture().thenAcceptBothAsync(other, action, executor);
	}

	@Override
	default CompletionStage<Void> runAfterBoth(CompletionStage<?> other, Runnable action) {
		return toCompletableFuture().runAfterBoth(other, action);
	}

	@Override
	default CompletionStage<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action) {
		return toCompletableFuture().runAfterBothAsync(other, action);
	}

	@Override
	default CompletionStage<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action, Executor executor) {
		return toCompletableFuture().runAfterBothAsync(other, action, executor);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> applyToEither(CompletionStage<? extends T> other,
			Function<? super T, U> function) {
		return toCompletableFuture().applyToEither(other, function);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> applyToEitherAsync(CompletionStage<? extends T> other,
			Function<? super T, U> function) {
		return toCompletableFuture().applyToEitherAsync(other, function);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> applyToEitherAsync(CompletionStage<? extends T> other,
			Function<? super T, U> function, Executor executor) {
		return toCompletableFuture().applyToEitherAsync(other, function, executor);
	}

	@Override
	default CompletionStage<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> action) {
		return toCompletableFuture().acceptEither(other, action);
	}

	@Override
	default CompletionStage<Void> acceptEitherAsync(CompletionStage<? extends T> other, Consumer<? super T> action) {
		return toCompletableFuture().acceptEitherAsync(other, action);
	}

	@Override
	default CompletionStage<Void> acceptEitherAsync(CompletionStage<? extends T> other, Consumer<? super T> action,
			Executor executor) {
		return toCompletableFuture().acceptEitherAsync(other, action, executor);
	}

	@Override
	default CompletionStage<Void> runAfterEither(CompletionStage<?> other, Runnable action) {
		return toCompletableFuture().runAfterEither(other, action);
	}

	@Override
	default CompletionStage<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action) {
		return toCompletableFuture().runAfterEitherAsync(other, action);
	}

	@Override
	default CompletionStage<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action, Executor executor) {
		return toCompletableFuture().runAfterEitherAsync(other, action, executor);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> thenCompose(
			Function<? super T, ? extends CompletionStage<U>> function) {
		return toCompletableFuture().thenCompose(function);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> thenComposeAsync(
			Function<? super T, ? extends CompletionStage<U>> function) {
		return toCompletableFuture().thenComposeAsync(function);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> thenComposeAsync(
			Function<? super T, ? extends CompletionStage<U>> function, Executor executor) {
		return toCompletableFuture().thenComposeAsync(function, executor);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> handle(
			BiFunction<? super T, Throwable, ? extends U> function) {
		return toCompletableFuture().handle(function);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> handleAsync(
			BiFunction<? super T, Throwable, ? extends U> function) {
		return toCompletableFuture().handleAsync(function);
	}

	@Override
	default <U extends @Nullable Object> CompletionStage<U> handleAsync(
			BiFunction<? super T, Throwable, ? extends U> function, Executor executor) {
		return toCompletableFuture().handleAsync(function, executor);
	}

	@Override
	default CompletionStage<T> whenComplete(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> action) {
		return toCompletableFuture().whenComplete(action);
	}

	@Override
	default CompletionStage<T> whenCompleteAsync(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> action) {
		return toCompletableFuture().whenCompleteAsync(action);
	}

	@Override
	default CompletionStage<T> whenCompleteAsync(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> action,
			Executor executor) {
		return toCompletableFuture().whenCompleteAsync(action, executor);
	}

	@Override
	default CompletionStage<T> exceptionally(Function<Throwable, ? extends T> function) {
		return toCompletableFuture().exceptionally(function);
	}

}
