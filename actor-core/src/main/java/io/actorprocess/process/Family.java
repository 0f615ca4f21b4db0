package io.actorprocess.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The living children of a process, in the order of their spawning.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Family {

	/** Guarded by this. */
	private final Set<ProcessCell> children = new LinkedHashSet<>(4);

	synchronized void add(ProcessCell child) {
		this.children.add(child);
	}

	synchronized void remove(ProcessCell child) {
		this.children.remove(child);
	}

	/** The children now, oldest first. */
	synchronized List<ProcessCell> members() {
		return List.copyOf(this.children);
	}

	/** The siblings that are restarted with a child. */
	List<ProcessCell> affectedBy(ProcessCell failed, RestartScope scope) {
		return members().stream().filter((child) -> child != failed).filter((child) -> switch (scope) {
			case ONE_FOR_ONE -> false;
			case ONE_FOR_ALL -> true;
			case REST_FOR_ONE -> child.sequence() > failed.sequence();
		}).toList();
	}

}
