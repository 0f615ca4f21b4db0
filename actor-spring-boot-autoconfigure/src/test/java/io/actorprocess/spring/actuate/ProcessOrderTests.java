package io.actorprocess.spring.actuate;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessControl;
import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists begin with what an operator looks for.
 */
class ProcessOrderTests {

	private final VirtualClock clock = new VirtualClock();

	private final ProcessManager manager = ProcessManager.builder().clock(this.clock).start();

	@BeforeEach
	void spawn() {
		PID<Plain> idle = calls("idle", 0);
		calls("eager", 3);
		calls("waiting", 2);
		Future<Integer> failure = idle.dispatch(Plain::fail);
		this.manager.settle();
		assertThat(failure.isFailed()).isTrue();
		new ProcessControl(this.manager).suspend("waiting");
		this.manager.pid("waiting", Plain.class).tell(Plain::work);
	}

	@AfterEach
	void close() {
		this.manager.close();
		this.clock.close();
	}

	@Test
	void processesComeInTheOrderOfTheirIds() {
		assertThat(ids(null)).containsExactly("eager", "idle", "waiting");
		assertThat(ids(ProcessOrder.ID)).isEqualTo(ids(null));
	}

	@Test
	void thoseForWhichMostEventsWaitComeFirst() {
		assertThat(ids(ProcessOrder.MAILBOX)).containsExactly("waiting", "eager", "idle");
	}

	@Test
	void thoseThatHandledMostComeFirst() {
		assertThat(ids(ProcessOrder.HANDLED)).containsExactly("eager", "waiting", "idle");
	}

	@Test
	void thoseThatFailedMostOftenComeFirst() {
		assertThat(ids(ProcessOrder.FAILED)).containsExactly("idle", "eager", "waiting");
	}

	private PID<Plain> calls(String id, int count) {
		PID<Plain> pid = this.manager.spawn(new Plain(id));
		for (int i = 0; i < count; i++) {
			pid.tell(Plain::work);
		}
		return pid;
	}

	private List<String> ids(@Nullable ProcessOrder order) {
		return new ProcessesEndpoint(this.manager).list(null, null, null, null, order)
			.processes()
			.stream()
			.map(ProcessSummary::id)
			.toList();
	}

	static class Plain extends ProcessBase {

		Plain(String id) {
			super(id);
		}

		void work() {
		}

		int fail() {
			throw new IllegalStateException("by request");
		}

	}

}
