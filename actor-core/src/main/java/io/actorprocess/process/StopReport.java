package io.actorprocess.process;

import java.util.List;

/**
 * How a runtime stopped.
 * <p>
 * Thread-safety: immutable.
 *
 * @param drained whether every event that waited was handled in time
 * @param unfinished ids of processes whose handler did not return in time
 */
public record StopReport(boolean drained, List<String> unfinished) {

	/**
	 * Whether nothing was cut off.
	 * @return true if all events were handled and all processes ended
	 */
	public boolean isClean() {
		return this.drained && this.unfinished.isEmpty();
	}

}
