package io.actorprocess.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import io.actorprocess.event.ExitedEvent;
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
	 */

	/** The sets are touched within the entry only, or after it was removed. */
	private final Map<UPID, Set<ProcessCell>> linkers = new ConcurrentHashMap<>();

	/**
	 * Adds a link, or tells the linker at once that there is nothing to link to.
	 * @param linker the process to tell
	 * @param linkee the process to watch
	 * @param alive whether the linkee may be watched
	 */
	void link(ProcessCell linker, UPID linkee, Predicate<UPID> alive) {
		AtomicBoolean watches = new AtomicBoolean();
		this.linkers.compute(linkee, (key, present) -> {
			if (!alive.test(key)) {
				watches.set(present != null && present.contains(linker));
				return present;
			}
			Set<ProcessCell> watching = (present != null) ? present : new LinkedHashSet<>(2);
			watching.add(linker);
			watches.set(true);
			return watching;
		});
		if (!watches.get()) {
			linker.offer(new ExitedEvent(linkee, ExitReason.NO_SUCH_PROCESS));
		}
	}

	/** Tells all who watch the process, once. */
	void exited(UPID linkee, ExitReason reason) {
		Set<ProcessCell> told = this.linkers.remove(linkee);
		if (told != null) {
			told.forEach((linker) -> linker.offer(new ExitedEvent(linkee, reason)));
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

	/** Forgets what a process watches. */
	void forget(ProcessCell linker, Iterable<UPID> linkees) {
		for (UPID linkee : linkees) {
			this.linkers.computeIfPresent(linkee, (key, watching) -> {
				watching.remove(linker);
				return watching.isEmpty() ? null : watching;
			});
		}
	}

	List<String> linkersOf(UPID linkee) {
		List<String> ids = new ArrayList<>();
		this.linkers.computeIfPresent(linkee, (key, watching) -> {
			watching.forEach((linker) -> ids.add(linker.id()));
			return watching;
		});
		return List.copyOf(ids);
	}

}
