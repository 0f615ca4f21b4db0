package io.actorprocess.process;

/**
 * The id of a process in two parts, so that one of a million generated ids takes no text
 * of its own.
 * <p>
 * Thread-safety: immutable.
 *
 * @param prefix the whole id, or what goes before the number
 * @param number the number of a generated id, zero if there is none
 */
record ProcessId(String prefix, long number) {

	/**
	 * The id as people know it.
	 */
	@Override
	public String toString() {
		return (this.number == 0) ? this.prefix : this.prefix + "(" + this.number + ")";
	}

}
