package io.actorprocess.test;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

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
		text.append("\nprocesses:").append(list(processes(manager)));
		text.append("\ntimers: ").append(timers(manager));
		List<DeadLetter> letters = manager.deadLetters().recent();
		text.append("\nlast dead letters:")
			.append(list(letters.subList(Math.max(0, letters.size() - LETTERS), letters.size())));
		return text.toString();
	}

	private static List<String> processes(ProcessManager manager) {
		return manager.monitor()
			.processes()
			.stream()
			.sorted(Comparator.comparing(ProcessInfo::id))
			.map(RuntimeReport::line)
			.toList();
	}

	private static String list(List<?> items) {
		return items.isEmpty() ? " none" : items.stream().map((item) -> "\n  " + item).collect(Collectors.joining());
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
