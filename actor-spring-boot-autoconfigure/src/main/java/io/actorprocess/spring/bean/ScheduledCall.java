package io.actorprocess.spring.bean;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.scheduling.support.SimpleTriggerContext;

import io.actorprocess.process.ProcessContext;

/**
 * Calls a scheduled method of a process again and again, each time as an event of the
 * process, at times of the runtime's clock. It ends with the process, and is begun anew
 * when that is restarted.
 * <p>
 * Thread-safety: belongs to the process.
 */
final class ScheduledCall {

	private final ProcessContext process;

	private final Schedule schedule;

	private final Clock clock;

	private final SimpleTriggerContext history;

	ScheduledCall(ProcessContext process, Schedule schedule) {
		this.process = process;
		this.schedule = schedule;
		this.clock = new RuntimeClock(process.manager().clock());
		this.history = new SimpleTriggerContext(this.clock);
	}

	void arm() {
		Instant due = this.schedule.trigger().nextExecution(this.history);
		if (due != null) {
			Duration pause = Duration.between(this.clock.instant(), due);
			this.process.delay(pause.isNegative() ? Duration.ZERO : pause, () -> run(due));
		}
	}

	/** A failure is the process' own; if it goes on nonetheless, so does the schedule. */
	private void run(Instant due) throws Exception {
		Instant begun = this.clock.instant();
		try {
			this.schedule.handler().invoke(this.process, Notice.of(this.process.upid()));
		}
		finally {
			this.history.update(due, begun, this.clock.instant());
			arm();
		}
	}

}
