package io.actorprocess.process;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

/**
 * The living processes by id.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class ProcessTable {

	private static final String GENERATED = "()";

	private final Map<String, ProcessCell> cells = new ConcurrentHashMap<>();

	private final Map<String, AtomicLong> generated = new ConcurrentHashMap<>();

	private final AtomicLong sequence = new AtomicLong();

	private final Totals totals;

	ProcessTable(Totals totals) {
		this.totals = totals;
	}

	/** The id that is wanted; a new one if it is empty or ends with {@code ()}. */
	String idOf(String wanted) {
		if (wanted.isEmpty()) {
			return generateId(wanted);
		}
		return wanted.endsWith(GENERATED) ? generateId(wanted.substring(0, wanted.length() - GENERATED.length()))
				: wanted;
	}

	/** An id that was never given out: {@code prefix(1)}, {@code prefix(2)} … */
	private String generateId(String prefix) {
		long number = this.generated.computeIfAbsent(prefix, (key) -> new AtomicLong()).incrementAndGet();
		return prefix + "(" + number + ")";
	}

	/**
	 * Registers a new process.
	 * @param id its id
	 * @param factory makes its cell from a sequence number
	 * @return the cell
	 * @throws DuplicateProcessException if a living process bears the id
	 */
	ProcessCell add(String id, ProcessBase process, LongFunction<ProcessCell> factory) {
		ProcessCell cell = factory.apply(this.sequence.incrementAndGet());
		ProcessCell present = this.cells.putIfAbsent(id, cell);
		if (present != null) {
			throw new DuplicateProcessException(id, present.process(), process);
		}
		this.totals.spawned().increment();
		return cell;
	}

	void remove(ProcessCell cell) {
		if (this.cells.remove(cell.id(), cell)) {
			this.totals.terminated().increment();
		}
	}

	@Nullable ProcessCell find(String id) {
		return this.cells.get(id);
	}

	/** The process that a thread runs, found by a search of them all. */
	@Nullable ProcessCell findRunBy(Thread thread) {
		return this.cells.values().stream().filter((cell) -> cell.isRunBy(thread)).findFirst().orElse(null);
	}

	Collection<ProcessCell> all() {
		return this.cells.values();
	}

	List<ProcessCell> newestFirst() {
		return this.cells.values().stream().sorted(Comparator.comparingLong(ProcessCell::sequence).reversed()).toList();
	}

	int size() {
		return this.cells.size();
	}

}
