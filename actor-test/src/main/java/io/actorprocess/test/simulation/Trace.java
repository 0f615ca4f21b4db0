package io.actorprocess.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All that happened in a run, in order. Two runs of one seed have equal traces.
 * <p>
 * Thread-safety: for the one thread of a simulation; anybody's when the run is over.
 */
public final class Trace {

	private final List<Entry> entries = new ArrayList<>();

	Trace() {
	}

	/**
	 * Something that happened.
	 *
	 * @param nanos when, in nanoseconds since the beginning
	 * @param node where; empty if it concerns no machine alone
	 * @param what what
	 */
	public record Entry(long nanos, String node, String what) {

		@Override
		public String toString() {
			return "%,15.6f  %-12s %s".formatted(this.nanos / 1e6, this.node, this.what);
		}

	}

	void add(long nanos, String node, String what) {
		this.entries.add(new Entry(nanos, node, what));
	}

	/**
	 * Everything.
	 * @return an unmodifiable view
	 */
	public List<Entry> entries() {
		return Collections.unmodifiableList(this.entries);
	}

	/**
	 * The end.
	 * @param count how many entries
	 * @return at most that many, oldest first
	 */
	public List<Entry> last(int count) {
		return List.copyOf(this.entries.subList(Math.max(0, this.entries.size() - count), this.entries.size()));
	}

	/**
	 * When the last thing happened.
	 * @return the time since the beginning
	 */
	public Duration length() {
		return this.entries.isEmpty() ? Duration.ZERO
				: Duration.ofNanos(this.entries.get(this.entries.size() - 1).nanos());
	}

	/**
	 * All entries, one in a line; times are milliseconds.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.entries.forEach((entry) -> text.append(entry).append('\n'));
		return text.toString();
	}

}
