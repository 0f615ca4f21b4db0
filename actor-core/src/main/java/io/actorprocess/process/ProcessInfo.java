package io.actorprocess.process;

import java.util.List;

import io.actorprocess.message.UPID;

/**
 * What can be seen of a process from outside, at one moment.
 * <p>
 * Thread-safety: immutable.
 *
 * @param id the id within the runtime
 * @param upid the address
 * @param definition the name that metrics use, shared by processes of one kind
 * @param type the class of the object that handles the events
 * @param state the state
 * @param mailboxSize events that wait, an estimate
 * @param handled events handled so far
 * @param failed events whose handler threw so far
 * @param linkers local processes that are told of this one's end
 */
public record ProcessInfo(String id, UPID upid, String definition, String type, ProcessState state, int mailboxSize,
		long handled, long failed, List<String> linkers) {

	static ProcessInfo of(ProcessCell cell) {
		return new ProcessInfo(cell.id(), cell.upid(), cell.counters().definition(),
				cell.process().targetType().getName(), stateOf(cell), cell.mailboxSize(), cell.handled(),
				cell.failedCount(), cell.engine().links().linkersOf(cell.upid()));
	}

	private static ProcessState stateOf(ProcessCell cell) {
		ProcessState seen = cell.state();
		if (seen != ProcessState.READY) {
			return seen;
		}
		if (cell.isSuspended()) {
			return ProcessState.SUSPENDED;
		}
		return cell.isIdle() ? ProcessState.BLOCKED : seen;
	}

}
