package io.actorprocess.future;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Waits for all of many futures. Discarding the result asks every member to discard, and
 * does not wait for what they make of it.
 * <p>
 * Thread-safety: the members may complete on any threads; the last one delivers.
 *
 * @param <T> the type of the members' values
 * @param <R> the type of the result
 */
abstract sealed class Gathering<T extends @Nullable Object, R> {

	private final List<Future<T>> members;

	private final AtomicInteger missing;

	final Promise<R> promise = new Promise<>();

	Gathering(Collection<? extends Future<T>> members) {
		this.members = List.copyOf(members);
		this.missing = new AtomicInteger(this.members.size());
	}

	final Future<R> start() {
		this.promise.future().onDiscard(this::discard);
		if (this.members.isEmpty()) {
			this.promise.set(result(this.members));
		}
		this.members.forEach((member) -> member.onAny(this::completed));
		return this.promise.future();
	}

	/** The result goes first: a member that discards at once would fail it. */
	private void discard() {
		this.promise.discard();
		this.members.forEach(Future::discard);
	}

	private void completed(Future<T> member) {
		if (member.isAbandoned()) {
			this.promise.abandon("A member was abandoned: " + Outcome.messageOf(member.failure()));
		}
		else if (accepts(member) && this.missing.decrementAndGet() == 0) {
			this.promise.set(result(this.members));
		}
	}

	/**
	 * Judges a member that is complete and not abandoned.
	 * @param member the member
	 * @return whether there can still be a result
	 */
	abstract boolean accepts(Future<T> member);

	/**
	 * Makes the result.
	 * @param completed all members
	 * @return the result
	 */
	abstract R result(List<Future<T>> completed);

	/**
	 * Wants the values.
	 *
	 * @param <T> the type of the members' values
	 */
	static final class Collect<T extends @Nullable Object> extends Gathering<T, List<T>> {

		Collect(Collection<? extends Future<T>> members) {
			super(members);
		}

		@Override
		boolean accepts(Future<T> member) {
			if (member.isFailed()) {
				Throwable failure = member.failure();
				super.promise.fail(new CompletionException("Collect failed: " + Outcome.messageOf(failure), failure));
			}
			else if (member.isDiscarded()) {
				super.promise.fail(new CompletionException("Collect failed: future discarded", null));
			}
			return member.isReady();
		}

		@Override
		List<T> result(List<Future<T>> completed) {
			return completed.stream().map(Future::value).toList();
		}

	}

	/**
	 * Wants the members themselves.
	 *
	 * @param <T> the type of the members' values
	 */
	static final class Await<T extends @Nullable Object> extends Gathering<T, List<Future<T>>> {

		Await(Collection<? extends Future<T>> members) {
			super(members);
		}

		@Override
		boolean accepts(Future<T> member) {
			return true;
		}

		@Override
		List<Future<T>> result(List<Future<T>> completed) {
			return completed;
		}

	}

}
