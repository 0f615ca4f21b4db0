package io.actorprocess.demo;

/**
 * The parts of the small Mesos, as profile expressions. A JVM plays the parts whose
 * profiles are active, or all of them if none is.
 */
public final class Role {

	/** Hands out resources. */
	public static final String MASTER = "master | !(agent | framework)";

	/** Runs tasks. */
	public static final String AGENT = "agent | !(master | framework)";

	/** Takes jobs. */
	public static final String FRAMEWORK = "framework | !(master | agent)";

	private Role() {
	}

}
