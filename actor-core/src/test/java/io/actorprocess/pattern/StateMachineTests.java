package io.actorprocess.pattern;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transitions, and waiting for them.
 */
class StateMachineTests {

	private enum State {

		STARTING, RUNNING, STOPPED

	}

	private final StateMachine<State> machine = new StateMachine<>(State.STARTING);

	@Test
	void transitionFromTheExpectedStateRunsTheActionAndReturnsItsResult() {
		Promise<String> later = new Promise<>();

		Future<State> value = this.machine.transition(State.STARTING, State.RUNNING, this.machine::state);
		Future<String> flat = this.machine.transitionFlat(State.RUNNING, State.STOPPED, later::future);

		assertThat(value.value()).isEqualTo(State.RUNNING);
		assertThat(flat.isPending()).isTrue();
		later.set("stopped");
		assertThat(flat.value()).isEqualTo("stopped");
	}

	@Test
	void transitionFromAnotherStateFailsAndRunsNothing() {
		AtomicInteger runs = new AtomicInteger();

		Future<Integer> refused = this.machine.transition(State.RUNNING, State.STOPPED, runs::incrementAndGet);

		assertThat(refused.failure()).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("RUNNING to STOPPED")
			.hasMessageContaining("STARTING");
		assertThat(this.machine.transition(State.RUNNING, State.STOPPED)).isFalse();
		assertThat(runs).hasValue(0);
	}

	@Test
	void failureOfTheActionDoesNotUndoTheTransition() {
		Future<String> failed = this.machine.transition(State.STARTING, State.RUNNING, () -> {
			throw new IllegalArgumentException("broken");
		});

		assertThat(failed.failure()).hasMessage("broken");
		assertThat(this.machine.is(State.RUNNING)).isTrue();
	}

	@Test
	void isFollowsTheTransitions() {
		assertThat(this.machine.is(State.STARTING)).isTrue();

		assertThat(this.machine.transition(State.STARTING, State.RUNNING)).isTrue();

		assertThat(this.machine.is(State.STARTING)).isFalse();
		assertThat(this.machine.is(State.RUNNING)).isTrue();
	}

	@Test
	void whenIsReadyNowOrUponTheTransition() {
		Future<@Nullable Void> running = this.machine.when(State.RUNNING);
		Future<@Nullable Void> stopped = this.machine.when(State.STOPPED);
		assertThat(this.machine.when(State.STARTING).isReady()).isTrue();

		this.machine.transition(State.STARTING, State.RUNNING);

		assertThat(running.isReady()).isTrue();
		assertThat(stopped.isPending()).isTrue();
	}

	@Test
	void waiterThatDiscardsDisturbsNoOtherAndClosingAbandonsTheRest() {
		Future<@Nullable Void> first = this.machine.when(State.RUNNING);
		Future<@Nullable Void> second = this.machine.when(State.RUNNING);

		first.discard();
		assertThat(first.isDiscarded()).isTrue();
		this.machine.close();

		assertThat(second.isAbandoned()).isTrue();
		assertThat(this.machine.when(State.STOPPED).isAbandoned()).isTrue();
	}

	@Test
	void oneOfCompetingTransitionsWins() throws Exception {
		AtomicInteger wins = new AtomicInteger();

		Threads.together(4, (index) -> {
			if (this.machine.transition(State.STARTING, State.RUNNING)) {
				wins.incrementAndGet();
			}
		});

		assertThat(wins).hasValue(1);
	}

}
