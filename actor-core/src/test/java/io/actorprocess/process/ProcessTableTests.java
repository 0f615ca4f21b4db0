package io.actorprocess.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.metrics.EventCounters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Ids, and the table of those who bear them.
 */
class ProcessTableTests extends OnVirtualTime {

	private final ProcessTable table = new ProcessTable();

	private ProcessCell cell(ProcessId id) {
		Engine engine = Objects.requireNonNull(this.manager.engineIfStarted());
		return new ProcessCell(engine, id, Incarnation.of(new Recorder()), Lineage.of(Supervision.stop(), null, null),
				new EventCounters("cell", 1), this.table.nextSequence());
	}

	private ProcessCell add(String prefix, long number) {
		ProcessCell cell = cell(new ProcessId(prefix, number));
		this.table.add(cell);
		return cell;
	}

	@ParameterizedTest
	@CsvSource({ "'', 1, (1)", "'', 9223372036854775807, (9223372036854775807)", "agent, 0, agent",
			"agent, 10, agent(10)", "a(1), 2, a(1)(2)", "'', 0, ''" })
	void aProcessIsFoundByTheTextOfItsId(String prefix, long number, String text) {
		ProcessCell cell = add(prefix, number);

		assertThat(this.table.find(text)).isSameAs(cell);
		assertThat(cell.id()).isEqualTo(text);
		assertThat(cell.hash()).isEqualTo(ProcessTable.hash(text.hashCode()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "agent(2)", "agent(112)", "agent(012)", "agent(12", "agent12)", "agent()", "agent(1x)",
			"agent", "(12)", "bgent(12)", "", "agent(12)(12)" })
	void aProcessIsNotFoundByAnotherText(String text) {
		ProcessCell cell = add("agent", 12);

		assertThat(cell.isNamed(text)).isFalse();
		assertThat(this.table.find(text)).isNull();
	}

	@Test
	void anIdThatSomebodyChoseMeetsAGeneratedOneThatReadsTheSame() {
		add("agent", 3);
		add("worker(4)", 0);

		assertThatExceptionOfType(DuplicateProcessException.class).isThrownBy(() -> add("agent(3)", 0))
			.withMessageContaining("agent(3)");
		assertThatExceptionOfType(DuplicateProcessException.class).isThrownBy(() -> add("worker", 4))
			.withMessageContaining("worker(4)");
		assertThat(this.table.size()).isEqualTo(2);
	}

	@Test
	void anIdIsFreeOnceItsProcessWasRemoved() {
		ProcessCell cell = add("agent", 0);

		assertThat(this.table.remove(cell)).isTrue();
		assertThat(this.table.remove(cell)).isFalse();
		assertThat(this.table.find("agent")).isNull();
		assertThat(this.table.watch("agent")).isFalse();
		assertThat(this.table.find(add("agent", 0).id())).isNotNull();
	}

	@Test
	void onlyAProcessThatIsWatchedHasToTellItsEnd() {
		ProcessCell watched = add("watched", 0);
		ProcessCell other = add("other", 0);

		assertThat(this.table.watch("watched")).isTrue();
		assertThat(watched.isWatched()).isTrue();
		assertThat(other.isWatched()).isFalse();
	}

	@Test
	void aClosedTableRefusesProcessesAndKeepsThoseItHas() {
		add("before", 0);
		this.table.close();

		assertThatIllegalStateException().isThrownBy(() -> add("after", 0))
			.withMessageContaining("is being stopped")
			.withMessageContaining(Recorder.class.getName());
		assertThat(this.table.all()).hasSize(1);
	}

	@Test
	void processesAreListedNewestFirst() {
		List<ProcessCell> added = IntStream.rangeClosed(1, 1000).mapToObj((i) -> add("", i)).toList();

		List<ProcessCell> listed = new ArrayList<>(this.table.newestFirst());

		assertThat(listed).hasSize(1000).first().isSameAs(added.get(999));
		assertThat(listed).last().isSameAs(added.get(0));
	}

	@Test
	void whoStaysIsFoundWhileOthersComeAndGo() throws InterruptedException {
		ProcessCell stays = add("stays", 0);
		AtomicInteger missed = new AtomicInteger();
		CountDownLatch done = new CountDownLatch(2);
		for (int writer = 0; writer < 2; writer++) {
			String prefix = "writer-" + writer;
			new Thread(() -> {
				comeAndGo(prefix);
				done.countDown();
			}).start();
		}

		while (done.getCount() > 0) {
			missed.addAndGet((this.table.find("stays") == stays) ? 0 : 1);
		}

		assertThat(missed).hasValue(0);
		assertThat(this.table.size()).isEqualTo(1 + 2 * 10_000);
		done.await();
	}

	/** Leaves every second one, so that the table grows. */
	private void comeAndGo(String prefix) {
		for (int i = 1; i <= 20_000; i++) {
			ProcessCell cell = add(prefix, i);
			if (i % 2 == 0) {
				this.table.remove(cell);
			}
		}
	}

}
