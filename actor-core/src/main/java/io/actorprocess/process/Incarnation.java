package io.actorprocess.process;

/**
 * One instance of a process: what the runtime drives and what calls are made on.
 * <p>
 * Thread-safety: immutable.
 *
 * @param process the process
 * @param target the object that dispatched calls get; the process itself unless it is
 * wrapped
 */
public record Incarnation(ProcessBase process, Object target) {

	/**
	 * An instance that is called as it is.
	 * @param process the process
	 * @return the instance
	 */
	public static Incarnation of(ProcessBase process) {
		return new Incarnation(process, process.target());
	}

}
