package io.actorprocess.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.message.UPID;
import io.actorprocess.process.EventFilter;

/**
 * The events of a runtime on their way to its processes: it remembers them, and loses or
 * delays those that a test wants lost or late. Rules apply to events whose turn comes
 * after they were made; of several that match, the oldest one counts.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class Traffic implements EventFilter {

	private static final int REMEMBERED = 10_000;

	private enum Effect {

		PASS, DROP, HOLD

	}

	private record Rule(EventPattern pattern, Effect effect, Duration delay, int times, Capture capture) {

		/** Whether it applies to an event; if so the event counts. */
		synchronized boolean takes(Seen seen) {
			boolean applies = this.capture.size() < this.times && this.pattern.matches(seen);
			if (applies) {
				this.capture.add(seen);
			}
			return applies;
		}

	}

	private final List<Rule> rules = new CopyOnWriteArrayList<>();

	/** Guarded by itself: the latest events that nobody has asked for yet. */
	private final Deque<Seen> unasked = new ArrayDeque<>();

	/**
	 * Traffic without rules. Give it to the builder of a manager as its event filter.
	 */
	public Traffic() {
	}

	/**
	 * Notes the events of a pattern, and lets them pass.
	 * @param pattern which events
	 * @return what will be noted
	 */
	public Capture capture(EventPattern pattern) {
		return add(new Rule(pattern, Effect.PASS, Duration.ZERO, Integer.MAX_VALUE, new Capture(pattern)));
	}

	/**
	 * Loses all events of a pattern: messages become dead letters, calls are abandoned,
	 * requests answered with 500.
	 * @param pattern which events
	 * @return what will be lost
	 */
	public Capture drop(EventPattern pattern) {
		return drop(pattern, Integer.MAX_VALUE);
	}

	/**
	 * Loses some events of a pattern.
	 * @param pattern which events
	 * @param times how many of them, the first ones
	 * @return what will be lost
	 */
	public Capture drop(EventPattern pattern, int times) {
		return add(new Rule(pattern, Effect.DROP, Duration.ZERO, times, new Capture(pattern)));
	}

	/**
	 * Holds all events of a pattern back, each from the moment its turn comes.
	 * @param pattern which events
	 * @param delay how long, by the clock of the runtime
	 * @return what will be held back
	 */
	public Capture delay(EventPattern pattern, Duration delay) {
		return add(new Rule(pattern, Effect.HOLD, delay, Integer.MAX_VALUE, new Capture(pattern)));
	}

	private Capture add(Rule rule) {
		this.rules.add(rule);
		return rule.capture();
	}

	/**
	 * Forgets all rules and all events.
	 */
	public void reset() {
		this.rules.clear();
		synchronized (this.unasked) {
			this.unasked.clear();
		}
	}

	/** Takes the oldest event of a pattern out of the memory. */
	Optional<Seen> take(EventPattern pattern) {
		synchronized (this.unasked) {
			Optional<Seen> found = this.unasked.stream().filter(pattern::matches).findFirst();
			found.ifPresent(this.unasked::remove);
			return found;
		}
	}

	/** What nobody has asked for, oldest first. */
	List<Seen> unasked() {
		synchronized (this.unasked) {
			return List.copyOf(this.unasked);
		}
	}

	private boolean applies(Effect effect, Seen seen) {
		return firstRule(effect, seen).isPresent();
	}

	private Optional<Rule> firstRule(Effect effect, Seen seen) {
		return this.rules.stream().filter((rule) -> rule.effect() == effect && rule.takes(seen)).findFirst();
	}

	private void remember(Seen seen) {
		synchronized (this.unasked) {
			if (this.unasked.size() == REMEMBERED) {
				this.unasked.removeFirst();
			}
			this.unasked.add(seen);
		}
	}

	@Override
	public boolean drops(MessageEvent event, UPID receiver) {
		return applies(Effect.DROP, new Seen(event, receiver));
	}

	@Override
	public boolean drops(DispatchEvent event, UPID receiver) {
		return applies(Effect.DROP, new Seen(event, receiver));
	}

	@Override
	public boolean drops(HttpEvent event, UPID receiver) {
		return applies(Effect.DROP, new Seen(event, receiver));
	}

	@Override
	public boolean drops(ExitedEvent event, UPID receiver) {
		return applies(Effect.DROP, new Seen(event, receiver));
	}

	@Override
	public Duration holdsBack(Event event, UPID receiver) {
		return firstRule(Effect.HOLD, new Seen(event, receiver)).map(Rule::delay).orElse(Duration.ZERO);
	}

	@Override
	public void passes(Event event, UPID receiver) {
		Seen seen = new Seen(event, receiver);
		this.rules.stream().filter((rule) -> rule.effect() == Effect.PASS).forEach((rule) -> rule.takes(seen));
		remember(seen);
	}

}
