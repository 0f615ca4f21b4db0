package io.actorprocess.process;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A lookup without a lock tells the truth.
 */
final class TableStress {

	private TableStress() {
	}

	private static String idOf(@Nullable ProcessCell cell) {
		return (cell != null) ? cell.id() : "none";
	}

	/** A segment, full but for one more. */
	private static TableSegment fullSegment(World world) {
		TableSegment segment = new TableSegment();
		for (int i = 1; i <= 8; i++) {
			segment.add(world.cell(new ProcessId("", i)));
		}
		return segment;
	}

	/** A process is looked up while all move to more chains. */
	@JCStressTest
	@Outcome(id = "\\(1\\)", expect = Expect.ACCEPTABLE, desc = "It lives, and is found.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A living process was not found.")
	@State
	public static class FindAgainstGrowth {

		private final World world = new World();

		private final TableSegment segment = fullSegment(this.world);

		private final ProcessCell added = this.world.cell(new ProcessId("", 9));

		@Actor
		public void add() {
			this.segment.add(this.added);
		}

		@Actor
		public void find(L_Result result) {
			result.r1 = idOf(this.segment.find("(1)", ProcessTable.hash("(1)".hashCode())));
		}

	}

	/** A process is looked up while one that goes before it in its chain is removed. */
	@JCStressTest
	@Outcome(id = "first", expect = Expect.ACCEPTABLE, desc = "It lives, and is found.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "A living process was not found.")
	@State
	public static class FindAgainstRemove {

		private final World world = new World();

		private final TableSegment segment = new TableSegment();

		private final ProcessCell removed = this.world.cell(new ProcessId("third", 0));

		/** Prepares a chain of two: the hashes of these ids lead to the same. */
		public FindAgainstRemove() {
			this.segment.add(this.world.cell(new ProcessId("first", 0)));
			this.segment.add(this.removed);
		}

		@Actor
		public void remove() {
			this.segment.remove(this.removed);
		}

		@Actor
		public void find(L_Result result) {
			result.r1 = idOf(this.segment.find("first", ProcessTable.hash("first".hashCode())));
		}

	}

	/** Two processes want the same id, one by its number and one by its text. */
	@JCStressTest
	@Outcome(id = { "1, 0", "0, 1" }, expect = Expect.ACCEPTABLE, desc = "One of them got it.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "Both or none got it.")
	@State
	public static class AddAgainstAdd {

		private final World world = new World();

		private final TableSegment segment = new TableSegment();

		private final ProcessCell numbered = this.world.cell(new ProcessId("a", 12));

		private final ProcessCell written = this.world.cell(new ProcessId("a(12)", 0));

		@Actor
		public void add(II_Result result) {
			result.r1 = (this.segment.add(this.numbered) == null) ? 1 : 0;
		}

		@Actor
		public void addToo(II_Result result) {
			result.r2 = (this.segment.add(this.written) == null) ? 1 : 0;
		}

	}

}
