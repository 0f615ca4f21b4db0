package io.actorprocess.test;

import java.util.List;

import org.assertj.core.api.AbstractAssert;

import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessInfo;

/**
 * Assertions about a process.
 */
public final class ProcessAssert extends AbstractAssert<ProcessAssert, PID<?>> {

	ProcessAssert(PID<?> actual) {
		super(actual, ProcessAssert.class);
	}

	private ProcessInfo info() {
		isNotNull();
		return this.actual.manager()
			.monitor()
			.process(this.actual.id())
			.orElseThrow(() -> failure("Expecting process %s to live, but it does not", this.actual));
	}

	/**
	 * Asserts that it lives.
	 * @return this
	 */
	public ProcessAssert isAlive() {
		info();
		return this;
	}

	/**
	 * Asserts that no process lives under its id.
	 * @return this
	 */
	public ProcessAssert hasEnded() {
		isNotNull();
		if (this.actual.manager().monitor().process(this.actual.id()).isPresent()) {
			throw failure("Expecting process %s to have ended, but it lives: %s", this.actual, info());
		}
		return this;
	}

	/**
	 * Asserts how many events wait for it.
	 * @param size the number
	 * @return this
	 */
	public ProcessAssert hasMailboxSize(int size) {
		ProcessInfo info = info();
		if (info.mailboxSize() != size) {
			throw failure("Expecting %d events to wait for process %s, but it is: %s", size, this.actual, info);
		}
		return this;
	}

	/**
	 * Asserts that a process of the same runtime is told when it ends.
	 * @param id the id of that process
	 * @return this
	 */
	public ProcessAssert isWatchedBy(String id) {
		List<String> linkers = info().linkers();
		if (!linkers.contains(id)) {
			throw failure("Expecting process %s to be watched by %s, but it is watched by %s", this.actual, id,
					linkers.isEmpty() ? "nobody" : linkers);
		}
		return this;
	}

	/**
	 * Asserts how many of its handlers failed.
	 * @param count the number
	 * @return this
	 */
	public ProcessAssert hasFailures(long count) {
		ProcessInfo info = info();
		if (info.failed() != count) {
			throw failure("Expecting %d handlers of process %s to have failed, but it is: %s", count, this.actual,
					info);
		}
		return this;
	}

}
