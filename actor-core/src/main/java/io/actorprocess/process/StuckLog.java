package io.actorprocess.process;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.scheduling.Scheduler;

/**
 * What the watchdog says.
 * <p>
 * Thread-safety: belongs to the watchdog.
 *
 * @param scheduler the workers it watches
 */
record StuckLog(Scheduler scheduler) {

	private static final Logger logger = LoggerFactory.getLogger(Watchdog.class);

	void stuck(StuckProcess process) {
		String effect = process.replaced() ? "It waits for a future, and a spare thread stands in for it"
				: "It keeps one of %d workers from other processes".formatted(this.scheduler.workers());
		logger.warn(
				"Process '{}' has been at one event ({}) for {}, on {}. {}. Put work that blocks into async(…), or make "
						+ "the process a blocking one. It is at{}",
				process.id(), process.event(), process.runningFor(), process.thread(), effect, lines(process.stack()));
	}

	void goesOn(String id, Duration lasted) {
		logger.info("Process '{}' is no longer stuck in an event, as it was for about {}", id, lasted);
	}

	void allWorkersHeld(List<String> holders) {
		logger.error("All {} workers are held by stuck processes, and {} others wait for one. Held by {}",
				this.scheduler.workers(), this.scheduler.statistics().queued(), holders);
	}

	void pause(Duration length) {
		logger.warn("The JVM or its machine stood still for about {}: events that ran before are timed anew", length);
	}

	private static String lines(List<StackTraceElement> stack) {
		return stack.stream().map((frame) -> "\n\tat " + frame).collect(Collectors.joining());
	}

}
