package io.actorprocess.test;

import java.util.Comparator;
import java.util.List;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.process.ProcessInfo;
import io.actorprocess.process.ProcessManager;

/**
 * Tells people how a runtime is.
 * <p>
 * Thread-safety: stateless.
 */
final class RuntimeReport {

	private static final int LETTERS = 10;

	private RuntimeReport() {
	}

	static String of(ProcessManager manager) {
		StringBuilder text = new StringBuilder();
		text.append("The runtime is ").append(manager.state());
		if (manager.isStarted()) {
			text.append(" on ").append(manager.address());
		}
		text.append("\nprocesses:\n");
		manager.monitor()
			.processes()
			.stream()
			.sorted(Comparator.comparing(ProcessInfo::id))
			.forEach((process) -> text.append("  ").append(line(process)).append('\n'));
		text.append("timers: ").append(timers(manager)).append("\nlast dead letters:\n");
		List<DeadLetter> letters = manager.deadLetters().recent();
		letters.subList(Math.max(0, letters.size() - LETTERS), letters.size())
			.forEach((letter) -> text.append("  ").append(letter).append('\n'));
		return text.toString();
	}

	private static String line(ProcessInfo process) {
		return "%s (%s) %s: %d waiting, %d handled, %d failed, watched by %s".formatted(process.id(),
				process.definition(), process.state(), process.mailboxSize(), process.handled(), process.failed(),
				process.linkers());
	}

	private static String timers(ProcessManager manager) {
		int count = manager.clock().timers();
		if (count > 0 && manager.clock() instanceof VirtualClock clock) {
			return count + ", the next at " + clock.nextDeadline().orElse(clock.now()) + "; it is " + clock.now();
		}
		return Integer.toString(count);
	}

}
