package io.actorprocess.process;

/**
 * Which children of a process are restarted when one of them is.
 */
public enum RestartScope {

	/** The one that failed. */
	ONE_FOR_ONE,

	/** All of them. */
	ONE_FOR_ALL,

	/** The one that failed and those that were spawned after it. */
	REST_FOR_ONE

}
