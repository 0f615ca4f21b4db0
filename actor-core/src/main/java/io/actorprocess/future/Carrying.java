package io.actorprocess.future;

import org.jspecify.annotations.Nullable;

/**
 * A future derived from one whose callbacks run in the context of those who registered
 * them: it does the same.
 * <p>
 * Thread-safety: as {@link Future}.
 *
 * @param <T> the type of the value
 */
final class Carrying<T extends @Nullable Object> extends Future<T> {

	private final ContextCapture context;

	private Carrying(ContextCapture context) {
		this.context = context;
	}

	private Carrying(ContextCapture context, DiscardNode.Upstream upstream) {
		super(upstream);
		this.context = context;
	}

	/**
	 * Creates a pending future whose callbacks run in the same context as those of
	 * another.
	 * @param <T> the type of the value
	 * @param source the other future
	 * @return the future
	 */
	static <T extends @Nullable Object> Future<T> like(Future<?> source) {
		ContextCapture context = source.contextCapture();
		return (context != null) ? new Carrying<>(context) : new Future<>();
	}

	/**
	 * As {@link #like}, and passes discard requests on to the other future.
	 * @param <T> the type of the value
	 * @param source the other future
	 * @return the future
	 */
	static <T extends @Nullable Object> Future<T> below(Future<?> source) {
		if (!source.isPending()) {
			return like(source);
		}
		ContextCapture context = source.contextCapture();
		DiscardNode.Upstream upstream = new DiscardNode.Upstream(source);
		return (context != null) ? new Carrying<>(context, upstream) : new Future<>(upstream);
	}

	/**
	 * Captures the calling thread's context for a callback, if the future wants that.
	 * @param source the future that the callback is for
	 * @param callback the callback
	 * @return what to register
	 */
	static Callback carried(Future<?> source, Callback callback) {
		ContextCapture context = source.contextCapture();
		return (context != null) ? new CarriedCallback(callback, context.capture()) : callback;
	}

	@Override
	protected ContextCapture contextCapture() {
		return this.context;
	}

}
