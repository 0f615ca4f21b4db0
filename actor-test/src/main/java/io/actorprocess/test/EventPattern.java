package io.actorprocess.test;

import java.util.function.Predicate;

import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;

/**
 * Describes events: by kind, name, sender and receiver. Start with one of the static
 * methods and say more if it is needed: {@code message("ping").from("client")}.
 * <p>
 * Thread-safety: immutable, as far as conditions given to {@link #where} are.
 */
public final class EventPattern {

	private final String description;

	private final Predicate<Seen> condition;

	private EventPattern(String description, Predicate<Seen> condition) {
		this.description = description;
		this.condition = condition;
	}

	private static EventPattern of(EventKind kind) {
		return new EventPattern(kind.label(), (seen) -> seen.kind() == kind);
	}

	/**
	 * Messages of every name.
	 * @return a pattern
	 */
	public static EventPattern message() {
		return of(EventKind.MESSAGE);
	}

	/**
	 * Messages of a name.
	 * @param name the name
	 * @return a pattern
	 */
	public static EventPattern message(String name) {
		return message().named(name);
	}

	/**
	 * Calls by {@code dispatch}, {@code tell} and what is built on them, such as deferred
	 * callbacks and delays.
	 * @return a pattern
	 */
	public static EventPattern call() {
		return of(EventKind.DISPATCH);
	}

	/**
	 * HTTP requests.
	 * @return a pattern
	 */
	public static EventPattern request() {
		return of(EventKind.HTTP);
	}

	/**
	 * HTTP requests to a path.
	 * @param path the path, with the id of the process, such as {@code /counter/add}
	 * @return a pattern
	 */
	public static EventPattern request(String path) {
		return request().named(path);
	}

	/**
	 * News of the end of linked processes; {@link #from} tells whose.
	 * @return a pattern
	 */
	public static EventPattern exited() {
		return of(EventKind.EXITED);
	}

	private EventPattern named(String name) {
		return and("'" + name + "'", (seen) -> seen.name().equals(name));
	}

	/**
	 * Only events for one process.
	 * @param receiver its address
	 * @return a narrower pattern
	 */
	public EventPattern to(UPID receiver) {
		return and("to " + receiver, (seen) -> seen.receiver().equals(receiver));
	}

	/**
	 * Only events for one process.
	 * @param id its id
	 * @return a narrower pattern
	 */
	public EventPattern to(String id) {
		return and("to " + id, (seen) -> seen.receiver().id().equals(id));
	}

	/**
	 * Only messages of one process, or news of its end.
	 * @param sender its address
	 * @return a narrower pattern
	 */
	public EventPattern from(UPID sender) {
		return and("from " + sender, (seen) -> seen.sender().equals(sender));
	}

	/**
	 * Only messages of one process, or news of its end.
	 * @param id its id, in whatever runtime
	 * @return a narrower pattern
	 */
	public EventPattern from(String id) {
		return and("from " + id, (seen) -> seen.sender().id().equals(id));
	}

	/**
	 * Only events that fulfil a condition.
	 * @param what what the condition says, for messages of failures
	 * @param more the condition
	 * @return a narrower pattern
	 */
	public EventPattern where(String what, Predicate<Seen> more) {
		return and("where " + what, more);
	}

	private EventPattern and(String more, Predicate<Seen> narrower) {
		return new EventPattern(this.description + " " + more, this.condition.and(narrower));
	}

	boolean matches(Seen seen) {
		return this.condition.test(seen);
	}

	@Override
	public String toString() {
		return this.description;
	}

}
