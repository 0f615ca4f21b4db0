package io.actorprocess.spring.actuate;

import java.util.Comparator;
import java.util.function.ToLongFunction;

import io.actorprocess.process.ProcessInfo;

/**
 * Which processes come first in a list. Those that are equal come in the order of their
 * ids.
 */
public enum ProcessOrder {

	/** In the order of the ids. */
	ID((process) -> 0),

	/** Those for which most events wait. */
	MAILBOX(ProcessInfo::mailboxSize),

	/** Those that handled most events. */
	HANDLED(ProcessInfo::handled),

	/** Those that failed most often. */
	FAILED(ProcessInfo::failed);

	private final Comparator<ProcessInfo> comparator;

	ProcessOrder(ToLongFunction<ProcessInfo> figure) {
		this.comparator = Comparator.comparingLong(figure).reversed().thenComparing(ProcessInfo::id);
	}

	Comparator<ProcessInfo> comparator() {
		return this.comparator;
	}

}
