package io.actorprocess.remote;

import io.actorprocess.message.ExitReason;

/**
 * What two nodes tell each other about links, in order with their messages.
 * <p>
 * Thread-safety: immutable.
 */
sealed interface Notice {

	/**
	 * The process that the notice is about.
	 * @return its id
	 */
	String id();

	/**
	 * Somebody here wants to be told of the end of a process there.
	 *
	 * @param id the process there
	 */
	record Link(String id) implements Notice {

	}

	/**
	 * Nobody here wants to be told any more.
	 *
	 * @param id the process there
	 */
	record Unlink(String id) implements Notice {

	}

	/**
	 * A process here that was linked from there has ended, or never was.
	 *
	 * @param id the process here
	 * @param kind why, never {@code DISCONNECTED}
	 */
	record Exited(String id, ExitReason.Kind kind) implements Notice {

	}

}
