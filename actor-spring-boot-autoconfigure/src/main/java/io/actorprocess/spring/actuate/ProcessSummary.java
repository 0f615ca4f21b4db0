package io.actorprocess.spring.actuate;

import io.actorprocess.process.ProcessInfo;
import io.actorprocess.process.ProcessState;

/**
 * A process in a list.
 * <p>
 * Thread-safety: immutable.
 *
 * @param id the id within the runtime
 * @param upid the address, {@code id@ip:port}
 * @param definition the name that its meters bear
 * @param type the class of the object that handles its events
 * @param state its state
 * @param mailboxSize events that wait, an estimate
 * @param handled events handled so far
 * @param failed events whose handler threw so far
 */
public record ProcessSummary(String id, String upid, String definition, String type, ProcessState state,
		int mailboxSize, long handled, long failed) {

	static ProcessSummary of(ProcessInfo process) {
		return new ProcessSummary(process.id(), process.upid().toString(), process.definition(), process.type(),
				process.state(), process.mailboxSize(), process.handled(), process.failed());
	}

}
