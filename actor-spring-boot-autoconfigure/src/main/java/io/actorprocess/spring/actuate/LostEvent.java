package io.actorprocess.spring.actuate;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetters;

/**
 * An event that was given up.
 * <p>
 * Thread-safety: immutable.
 *
 * @param time when
 * @param reason why
 * @param kind what kind of event it was
 * @param name the message's name, the request's path, or the kind
 * @param from who sent it
 * @param to who should have got it
 */
public record LostEvent(Instant time, String reason, String kind, String name, String from, String to) {

	/** Some of the last dead letters, oldest first. */
	static List<LostEvent> among(DeadLetters letters, Predicate<DeadLetter> wanted) {
		return letters.recent().stream().filter(wanted).map(LostEvent::of).toList();
	}

	private static LostEvent of(DeadLetter letter) {
		return new LostEvent(letter.time(), letter.reason().label(), letter.kind().label(), letter.name(),
				letter.from().toString(), letter.to().toString());
	}

}
