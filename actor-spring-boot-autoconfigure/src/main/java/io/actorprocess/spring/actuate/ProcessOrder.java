package io.actorprocess.spring.actuate;

import java.util.Comparator;

import io.actorprocess.process.ProcessInfo;

/**
 * Which processes come first in a list. Those that are equal come in the order of their
 * ids.
 */
public enum ProcessOrder {

	/** In the order of the ids. */
	ID,

	/** Those for which most events wait. */
	MAILBOX,

	/** Those that handled most events. */
	HANDLED,

	/** Those that failed most often. */
	FAILED;

	Comparator<ProcessInfo> comparator() {
		Comparator<ProcessInfo> rising = Comparator.comparingLong(this::figure);
		return rising.reversed().thenComparing(ProcessInfo::id);
	}

	private long figure(ProcessInfo process) {
		return switch (this) {
			case ID -> 0;
			case MAILBOX -> process.mailboxSize();
			case HANDLED -> process.handled();
			case FAILED -> process.failed();
		};
	}

}
