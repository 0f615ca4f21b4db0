package io.actorprocess.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Reads and sets the levels of loggers, which SLF4J itself cannot.
 * <p>
 * Thread-safety: implementations are safe for use by any thread.
 */
public interface LoggingControl {

	/**
	 * The level that a logger has, of its own or from its parents.
	 * @param logger the name of the logger, {@code ROOT} for the one above all
	 * @return the level, such as {@code INFO}
	 */
	String effectiveLevel(String logger);

	/**
	 * The level that a logger was given itself.
	 * @param logger the name of the logger
	 * @return the level, or null if it has that of its parents
	 */
	@Nullable String ownLevel(String logger);

	/**
	 * Gives a logger a level.
	 * @param logger the name of the logger
	 * @param level the level; null for that of its parents
	 */
	void setLevel(String logger, @Nullable String level);

}
