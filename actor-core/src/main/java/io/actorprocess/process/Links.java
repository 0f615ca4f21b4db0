package io.actorprocess.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;

/**
 * Who is to be told of whose end.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Links {

	/*
	 * A link to a local process and the end of that process meet in the map entry of the
	 * linkee. Linking: inside compute() look whether the linkee is alive, and mark it as
	 * watched; if so add the linker, if not tell it at once. Ending: the id is freed
	 * first, then, if the process is marked, the entry is removed and its linkers are
	 * told. So a link that still saw the linkee alive has added itself before the entry
	 * is removed and is told; a later one sees the freed id. No lock is held while anyone
	 * is told, and none is shared with the sockets.
	 *
	 * The relation is a set and is used up by the notice: two links give one event, and a
	 * process that is spawned again must be linked again.
	 *
	 * Other nodes watch processes of this one in the same way, in one entry for all
	 * processes of the node.
	 */

	/** The sets are touched within the entry only, or after it was removed. */
	private final Map<UPID, Set<Linker>> linkers = new ConcurrentHashMap<>();

	/**
	 * Who is told. Equal linkers are told once.
	 */
	interface Linker {

		/**
		 * A process has ended or is out of reach.
		 * @param linkee the process
		 * @param reason why
		 */
		void lost(UPID linkee, ExitReason reason);

		/**
		 * Who this is, for people.
		 * @return the id of a process, or the address of a node
		 */
		String name();

	}

	/**
	 * Adds a link, or tells the linker at once that there is nothing to link to.
	 * @param linker the process to tell
	 * @param linkee the process to watch
	 * @param alive whether the linkee may be watched; if so its end will be told here
	 */
	void link(Linker linker, UPID linkee, Predicate<UPID> alive) {
		AtomicBoolean watches = new AtomicBoolean();
		this.linkers.compute(linkee, (key, present) -> {
			if (!alive.test(key)) {
				watches.set(present != null && present.contains(linker));
				return present;
			}
			Set<Linker> watching = (present != null) ? present : new LinkedHashSet<>(2);
			watching.add(linker);
			watches.set(true);
			return watching;
		});
		if (!watches.get()) {
			linker.lost(linkee, ExitReason.NO_SUCH_PROCESS);
		}
	}

	/** Tells all who watch the process, once. */
	void exited(UPID linkee, ExitReason reason) {
		Set<Linker> told = this.linkers.remove(linkee);
		if (told != null) {
			told.forEach((linker) -> linker.lost(linkee, reason));
		}
	}

	/** Tells all who watch a process at the address. */
	void exited(Address address) {
		for (UPID linkee : List.copyOf(this.linkers.keySet())) {
			if (linkee.address().equals(address)) {
				exited(linkee, ExitReason.DISCONNECTED);
			}
		}
	}

	/**
	 * Forgets that somebody watches a process.
	 * @return whether nobody watches the process any more
	 */
	boolean forget(Linker linker, UPID linkee) {
		return this.linkers.computeIfPresent(linkee, (key, watching) -> {
			watching.remove(linker);
			return watching.isEmpty() ? null : watching;
		}) == null;
	}

	List<String> linkersOf(UPID linkee) {
		List<String> names = new ArrayList<>();
		this.linkers.computeIfPresent(linkee, (key, watching) -> {
			watching.forEach((linker) -> names.add(linker.name()));
			return watching;
		});
		return List.copyOf(names);
	}

}
