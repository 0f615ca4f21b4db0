package io.actorprocess.process;

import java.io.Serial;

/**
 * A process was spawned under an id that a living process bears.
 */
public class DuplicateProcessException extends IllegalStateException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String id;

	DuplicateProcessException(String id, ProcessBase present, ProcessBase refused) {
		super("Cannot spawn " + refused.getClass().getName() + " as '" + id + "': " + present.getClass().getName()
				+ " bears that id and is alive; choose another id, or terminate it and wait for its end first");
		this.id = id;
	}

	/**
	 * The id that is taken.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

}
