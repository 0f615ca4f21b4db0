package io.actorprocess.process;

import java.util.function.Predicate;

/**
 * What an operator can do to the processes of a runtime. Each method acts between two
 * events of the process, never within a handler, and tells whether it did anything.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class ProcessControl {

	private final ProcessManager manager;

	/**
	 * The control of a runtime.
	 * @param manager the runtime
	 */
	public ProcessControl(ProcessManager manager) {
		this.manager = manager;
	}

	/**
	 * Lets a process handle no event until {@link #resume}. What is sent to it waits. A
	 * process that is asked to end meanwhile, or to begin anew, goes on with that.
	 * @param id the id of the process
	 * @return false if no such process lives, or it is suspended or ends already
	 */
	public boolean suspend(String id) {
		return act(id, ProcessCell::halt);
	}

	/**
	 * Lets a suspended process go on.
	 * @param id the id of the process
	 * @return false if no such process lives, or it is not suspended
	 */
	public boolean resume(String id) {
		return act(id, ProcessCell::goOn);
	}

	/**
	 * Makes a process anew, as after a failure but without a pause: the PID and what
	 * waits stay, its state goes. It does not count as one of the restarts that its
	 * supervision allows.
	 * @param id the id of the process
	 * @return false if no such process lives, or its supervision never restarts it, so
	 * that nobody knows how to make it
	 */
	public boolean restart(String id) {
		return act(id, (cell) -> {
			if (cell.canRestart()) {
				cell.requestRestart();
			}
			return cell.canRestart();
		});
	}

	/**
	 * Ends a process after the handler in hand; what waits is given up.
	 * @param id the id of the process
	 * @return false if no such process lives
	 */
	public boolean terminate(String id) {
		return act(id, (cell) -> {
			cell.terminate(true);
			return true;
		});
	}

	private boolean act(String id, Predicate<ProcessCell> action) {
		ProcessCell cell = this.manager.find(id);
		return cell != null && action.test(cell);
	}

}
