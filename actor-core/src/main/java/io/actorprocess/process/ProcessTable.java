package io.actorprocess.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.ControlCharacters;

/**
 * The living processes by id, and the ids that are made up.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class ProcessTable {

	private static final String GENERATED = "()";

	/** The upper bits of the hash choose the segment, the lower ones the chain in it. */
	private static final int SEGMENT_SHIFT = Integer.SIZE - 6;

	private final TableSegment[] segments = Stream.generate(TableSegment::new)
		.limit(1 << (Integer.SIZE - SEGMENT_SHIFT))
		.toArray(TableSegment[]::new);

	private final Map<String, AtomicLong> numbers = new ConcurrentHashMap<>();

	/** The numbers of ids that are nothing else. */
	private final AtomicLong anonymous = new AtomicLong();

	private final AtomicLong sequence = new AtomicLong();

	/**
	 * The id that is wanted; a new one if it is empty or ends with {@code ()}.
	 * @throws IllegalArgumentException if it has a control character
	 */
	ProcessId idOf(String wanted) {
		if (wanted.isEmpty() || wanted.equals(GENERATED)) {
			return new ProcessId("", this.anonymous.incrementAndGet());
		}
		ControlCharacters.requireNone(wanted);
		return wanted.endsWith(GENERATED) ? generate(wanted.substring(0, wanted.length() - GENERATED.length()))
				: new ProcessId(wanted, 0);
	}

	/** An id that was never given out: {@code prefix(1)}, {@code prefix(2)} … */
	private ProcessId generate(String prefix) {
		AtomicLong last = this.numbers.computeIfAbsent(prefix, (key) -> new AtomicLong());
		return new ProcessId(prefix, last.incrementAndGet());
	}

	/** How many processes were to be spawned before this one. */
	long nextSequence() {
		return this.sequence.getAndIncrement();
	}

	/**
	 * Registers a new process.
	 * @throws DuplicateProcessException if a living process bears its id
	 * @throws IllegalStateException if the table is closed
	 */
	void add(ProcessCell cell) {
		ProcessCell present = segment(cell.hash()).add(cell);
		if (present != null) {
			throw new DuplicateProcessException(cell.id(), present.process(), cell.process());
		}
	}

	/** Frees the id of a process; returns false if that was done before. */
	boolean remove(ProcessCell cell) {
		return segment(cell.hash()).remove(cell);
	}

	@Nullable ProcessCell find(String id) {
		int hash = hash(id.hashCode());
		return segment(hash).find(id, hash);
	}

	/**
	 * Marks a process as one whose end somebody is to be told of.
	 * @return false if no such process lives
	 */
	boolean watch(String id) {
		int hash = hash(id.hashCode());
		return segment(hash).watch(id, hash);
	}

	/** Refuses new processes; whoever was added before is here. */
	void close() {
		for (TableSegment segment : this.segments) {
			segment.close();
		}
	}

	/** The process that a thread runs, found by a search of them all. */
	@Nullable ProcessCell findRunBy(Thread thread) {
		return all().filter((cell) -> cell.isRunBy(thread)).findFirst().orElse(null);
	}

	/** All processes: of each part of the table those of one moment. */
	Stream<ProcessCell> all() {
		return Arrays.stream(this.segments).flatMap((segment) -> {
			List<ProcessCell> cells = new ArrayList<>();
			segment.forEach(cells::add);
			return cells.stream();
		});
	}

	List<ProcessCell> newestFirst() {
		return all().sorted(Comparator.comparingLong(ProcessCell::sequence).reversed()).toList();
	}

	int size() {
		return Arrays.stream(this.segments).mapToInt(TableSegment::size).sum();
	}

	private TableSegment segment(int hash) {
		return this.segments[hash >>> SEGMENT_SHIFT];
	}

	/** Spreads the hash code of a text, whose low bits hardly differ, over all bits. */
	static int hash(int hashCode) {
		int mixed = (hashCode ^ (hashCode >>> 16)) * 0x85ebca6b;
		mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
		return mixed ^ (mixed >>> 16);
	}

}
