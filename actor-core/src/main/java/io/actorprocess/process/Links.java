package io.actorprocess.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

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
	 * linkee. Linking: inside compute() look whether the linkee is alive; if so add the
	 * linker, if not tell it at once. Ending: the id is freed first, then the entry is
	 * removed and its linkers are told. So a link that still saw the linkee alive has
	 * added itself before the entry is removed and is told; a later one sees the freed
	 * id. No lock is held while anyone is told, and none is shared with the sockets.
	 *
	 * The relation is a set and is used up by the notice: two links give one event, and a
	 * process that is spawned again must be linked again.
	 *
	 * Other nodes watch processes of this one in the same way, in one entry for all
	 * processes of the node.
	 */

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
	 * @param alive whether the linkee may be watched
	 */
	void link(Linker linker, UPID linkee, Predicate<UPID> alive) {
		Set<Linker> watching = this.linkers.compute(linkee,
				(key, present) -> alive.test(key) ? with(present, linker) : present);
		if (watching == null || !watching.contains(linker)) {
			linker.lost(linkee, ExitReason.NO_SUCH_PROCESS);
		}
	}

	private static Set<Linker> with(@Nullable Set<Linker> present, Linker linker) {
		Set<Linker> more = (present != null) ? new LinkedHashSet<>(present) : new LinkedHashSet<>(2);
		more.add(linker);
		return more;
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
		Set<Linker> left = this.linkers.computeIfPresent(linkee, (key, set) -> without(set, linker));
		return left == null;
	}

	private static @Nullable Set<Linker> without(Set<Linker> set, Linker linker) {
		Set<Linker> fewer = new LinkedHashSet<>(set);
		fewer.remove(linker);
		return fewer.isEmpty() ? null : fewer;
	}

	List<String> linkersOf(UPID linkee) {
		return this.linkers.getOrDefault(linkee, Set.of()).stream().map(Linker::name).toList();
	}

}
