package io.actorprocess.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The living children of a process, in the order of their spawning.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Family {

	/** Guarded by this; made for the first child. */
	private @Nullable Set<ProcessCell> children;

	synchronized void add(ProcessCell child) {
		if (this.children == null) {
			this.children = new LinkedHashSet<>(4);
		}
		this.children.add(child);
	}

	synchronized void remove(ProcessCell child) {
		if (this.children != null) {
			this.children.remove(child);
		}
	}

	/** The children now, oldest first. */
	synchronized List<ProcessCell> members() {
		return (this.children != null) ? List.copyOf(this.children) : List.of();
	}

	/**
	 * Asks the children to end, the newest first.
	 * @return whom it asked
	 */
	List<ProcessCell> end() {
		List<ProcessCell> members = members();
		for (int i = members.size() - 1; i >= 0; i--) {
			members.get(i).terminate(true);
		}
		return members;
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
