package io.actorprocess.pattern;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

/**
 * One loop that runs.
 * <p>
 * Thread-safety: the steps run one at a time; any thread may discard the result.
 *
 * @param <T> the type of the items
 * @param <R> the type of the result
 */
final class Looping<T extends @Nullable Object, R extends @Nullable Object> {

	/*
	 * The loop alternates between two stages: `item`, made by iterate, and `decision`,
	 * made by the body. At most one of them is incomplete at any time.
	 *
	 * 1. A step that is complete is used at once, in the while of steps().
	 *
	 * 2. A step that is pending gets a callback. Either the callback or the registering
	 * thread goes on, whoever comes second to the flag of that step: a step that
	 * completes while it is being registered does not add a frame to the stack.
	 *
	 * 3. A discard request is passed to the step in `blocking`. Who starts to wait writes
	 * `blocking` and then reads the request; who requests does it the other way round, so
	 * one of them sees the other.
	 *
	 * Unlike in libprocess a loop that never waits sees the request too, and a step that
	 * is abandoned abandons the loop instead of leaving it pending for good.
	 */

	/** Where the steps run. */
	interface Place {

		/**
		 * Runs steps, now or later.
		 * @param steps what to run
		 * @param abandon to be told if they will never run
		 */
		void run(Runnable steps, Consumer<String> abandon);

	}

	// Immutable

	private final CheckedSupplier<? extends CompletionStage<? extends T>> iterate;

	private final CheckedFunction<? super T, ? extends CompletionStage<ControlFlow<R>>> body;

	private final Place place;

	private final Promise<R> result = new Promise<>();

	// Owned by the thread that runs the steps, handed over by the callback of a step

	private @Nullable Future<? extends T> item;

	private @Nullable Future<ControlFlow<R>> decision;

	/** The step waited for last; shared with who discards. */
	private volatile @Nullable Future<?> blocking;

	Looping(CheckedSupplier<? extends CompletionStage<? extends T>> iterate,
			CheckedFunction<? super T, ? extends CompletionStage<ControlFlow<R>>> body, Place place) {
		this.iterate = iterate;
		this.body = body;
		this.place = place;
	}

	Future<R> start() {
		this.result.future().onDiscard(this::discardBlocking);
		enter();
		return this.result.future();
	}

	private void enter() {
		this.place.run(this::steps, this.result::abandon);
	}

	private void discardBlocking() {
		Future<?> step = this.blocking;
		if (step != null) {
			step.discard();
		}
	}

	private void steps() {
		try {
			boolean going = true;
			while (going) {
				going = (this.item == null) ? fetch() : (this.decision == null) ? use(this.item) : obey(this.decision);
			}
		}
		catch (Throwable ex) {
			this.result.fail(ex);
		}
	}

	private boolean fetch() throws Exception {
		if (this.result.future().hasDiscard()) {
			this.result.discard();
			return false;
		}
		Future<? extends T> next = Future.from(this.iterate.get());
		this.item = next;
		return !suspended(next);
	}

	private boolean use(Future<? extends T> arrived) throws Exception {
		if (!arrived.isReady()) {
			return endAs(arrived);
		}
		Future<ControlFlow<R>> decided = Future.from(this.body.apply(arrived.value()));
		this.decision = decided;
		return !suspended(decided);
	}

	private boolean obey(Future<ControlFlow<R>> decided) {
		if (!decided.isReady()) {
			return endAs(decided);
		}
		if (decided.value() instanceof ControlFlow.Break<R> end) {
			this.result.set(end.value());
			return false;
		}
		this.item = null;
		this.decision = null;
		return true;
	}

	/**
	 * Waits for a step that is pending.
	 * @return true if the callback of the step goes on, so that nothing of this loop may
	 * be touched any more
	 */
	private boolean suspended(Future<?> step) {
		if (!step.isPending()) {
			return false;
		}
		this.blocking = step;
		if (this.result.future().hasDiscard()) {
			step.discard();
		}
		AtomicBoolean first = new AtomicBoolean(true);
		step.onAny((complete) -> {
			if (!first.compareAndSet(true, false)) {
				enter();
			}
		});
		return first.compareAndSet(true, false);
	}

	/** Ends as a step that has no value, whose type does not matter therefore. */
	@SuppressWarnings("unchecked")
	private boolean endAs(Future<?> step) {
		this.result.associate((Future<R>) step);
		return false;
	}

}
