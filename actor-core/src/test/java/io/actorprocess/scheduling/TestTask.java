package io.actorprocess.scheduling;

import java.util.function.Function;

/**
 * A task made of a lambda, with a name for failure messages.
 */
final class TestTask extends Task {

	private final String name;

	private final Function<Slice, Turn> turn;

	private TestTask(String name, Function<Slice, Turn> turn) {
		this.name = name;
		this.turn = turn;
	}

	static TestTask named(String name) {
		return new TestTask(name, (slice) -> Turn.IDLE);
	}

	static TestTask once(Runnable body) {
		return new TestTask("once", (slice) -> {
			body.run();
			return Turn.IDLE;
		});
	}

	static TestTask turns(Function<Slice, Turn> turn) {
		return new TestTask("turns", turn);
	}

	@Override
	protected Turn run(Slice slice) {
		return this.turn.apply(slice);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
