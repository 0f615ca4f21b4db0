package io.actorprocess.spring.bean;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;

/**
 * A turn in the life of a process, its own or that of a process it has linked to.
 * <p>
 * Thread-safety: immutable.
 *
 * @param pid whose turn it is
 * @param reason why that process is gone, null while it is not
 */
record Notice(UPID pid, @Nullable ExitReason reason) {

	static Notice of(UPID pid) {
		return new Notice(pid, null);
	}

}
