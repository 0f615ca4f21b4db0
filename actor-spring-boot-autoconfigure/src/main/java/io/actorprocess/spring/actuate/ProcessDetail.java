package io.actorprocess.spring.actuate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.actorprocess.message.EventKind;
import io.actorprocess.metrics.EventCounters;
import io.actorprocess.process.ProcessInfo;
import io.actorprocess.process.ProcessManager;

/**
 * A process by itself.
 * <p>
 * Thread-safety: immutable.
 *
 * @param process what a list shows of it
 * @param linkers ids of local processes that are told of its end
 * @param definitionEvents events of all processes of its definition, by kind
 * @param deadLetters the last events for its id that were given up, oldest first
 */
public record ProcessDetail(ProcessSummary process, List<String> linkers, Map<String, Events> definitionEvents,
		List<LostEvent> deadLetters) {

	static ProcessDetail of(ProcessInfo process, ProcessManager manager) {
		EventCounters counters = manager.definitions().get(process.definition());
		Map<String, Events> events = Arrays.stream(EventKind.values())
			.collect(Collectors.toMap(EventKind::label, (kind) -> Events.of(counters, kind), (a, b) -> a,
					LinkedHashMap::new));
		List<LostEvent> lost = LostEvent.among(manager.deadLetters(), (letter) -> letter.to().equals(process.upid()));
		return new ProcessDetail(ProcessSummary.of(process), process.linkers(), events, lost);
	}

	/**
	 * Events of one kind.
	 *
	 * @param handled events handled without a failure
	 * @param failed events whose handler threw
	 */
	public record Events(long handled, long failed) {

		static Events of(EventCounters counters, EventKind kind) {
			return new Events(counters.handled(kind), counters.failed(kind));
		}

	}

}
