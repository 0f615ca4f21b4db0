package io.actorprocess.future;

/**
 * Takes what a thread holds in thread-locals, such as a trace, a log context or a login,
 * along to code that another thread runs later on its behalf.
 * <p>
 * Thread-safety: any thread may call any method, and any number of times.
 */
@FunctionalInterface
public interface ContextCapture {

	/**
	 * Captures the context of the calling thread.
	 * @return what was captured
	 */
	Captured capture();

	/**
	 * The context of one thread at one moment.
	 */
	@FunctionalInterface
	interface Captured {

		/**
		 * Makes this the context of the calling thread.
		 * @return to be closed by the same thread, which then has its own context back
		 */
		Scope restore();

	}

	/**
	 * The time in which a thread has the context of another.
	 */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		/**
		 * The code that runs in this scope has failed. Called before {@link #close()}.
		 * @param failure what it threw
		 */
		default void failed(Throwable failure) {
		}

		/**
		 * Gives the thread its own context back.
		 */
		@Override
		void close();

	}

}
