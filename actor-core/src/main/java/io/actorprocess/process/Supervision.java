package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to a process whose handler throws where nobody waits for the result: in a
 * {@code tell}, a message, a timer, an exit notice. (What a {@code dispatch} or a route
 * throws fails its caller, and the process goes on.)
 *
 * <pre>{@code
 * Supervision.restart()
 *     .on(IllegalArgumentException.class, Directive.RESUME)
 *     .withLimit(3, Duration.ofMinutes(1))
 *     .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(10), 0.2);
 * }</pre>
 * <p>
 * A restart keeps PID and waiting events; the event in hand is not handled again. A
 * {@link StackOverflowError} is never resumed. Other errors of the virtual machine are
 * nobody's to supervise: they stop the manager.
 * <p>
 * Thread-safety: immutable.
 *
 * @param otherwise what to do with a failure that no rule names
 * @param rules what to do with failures of a type; the first that matches counts
 * @param maxRestarts restarts within the window after which the next failure stops the
 * process
 * @param window the time in which restarts count against the limit
 * @param minBackoff the pause before the first restart; doubles with each further one
 * within the window
 * @param maxBackoff the longest pause
 * @param jitter the share of a pause that chance may add, 0 to 1
 */
public record Supervision(Directive otherwise, List<Rule> rules, int maxRestarts, Duration window, Duration minBackoff,
		Duration maxBackoff, double jitter) {

	private static final int DEFAULT_RESTARTS = 3;

	private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(1);

	/** Asked for with each spawn. */
	private static final Supervision STOP = of(Directive.STOP);

	/**
	 * What to do with failures of one type.
	 *
	 * @param type the type, with its subtypes
	 * @param directive what to do
	 */
	public record Rule(Class<? extends Throwable> type, Directive directive) {

	}

	/**
	 * Checks the settings.
	 * @throws IllegalArgumentException if a number is negative, or out of its bounds
	 */
	public Supervision {
		rules = List.copyOf(rules);
		check(maxRestarts >= 0, "maxRestarts", maxRestarts, "at least 0");
		check(!window.isNegative() && !window.isZero(), "window", window, "above zero");
		check(!minBackoff.isNegative(), "minBackoff", minBackoff, "at least zero");
		check(maxBackoff.compareTo(minBackoff) >= 0, "maxBackoff", maxBackoff, "at least minBackoff");
		check(jitter >= 0 && jitter <= 1, "jitter", jitter, "0 to 1");
	}

	private static void check(boolean valid, String name, Object value, String bounds) {
		if (!valid) {
			throw new IllegalArgumentException("The supervision's " + name + " is " + value + "; it must be " + bounds);
		}
	}

	/**
	 * Whether this is what {@link #stop()} returns; quicker than to compare all settings.
	 */
	@SuppressWarnings("ReferenceEquality") // on purpose
	boolean isDefault() {
		return this == STOP;
	}

	private static Supervision of(Directive otherwise) {
		return new Supervision(otherwise, List.of(), DEFAULT_RESTARTS, DEFAULT_WINDOW, Duration.ZERO, Duration.ZERO, 0);
	}

	/**
	 * Ends a process that fails. This is the default.
	 * @return a policy to refine
	 */
	public static Supervision stop() {
		return STOP;
	}

	/**
	 * Lets a process that fails go on.
	 * @return a policy to refine
	 */
	public static Supervision resume() {
		return of(Directive.RESUME);
	}

	/**
	 * Restarts a process that fails, at once, at most three times a minute.
	 * @return a policy to refine
	 */
	public static Supervision restart() {
		return of(Directive.RESTART);
	}

	/**
	 * Ends a process that fails and fails its parent.
	 * @return a policy to refine
	 */
	public static Supervision escalate() {
		return of(Directive.ESCALATE);
	}

	/**
	 * Treats failures of a type in another way. Rules are tried in the order they were
	 * added.
	 * @param type the type, with its subtypes
	 * @param directive what to do
	 * @return the refined policy
	 */
	public Supervision on(Class<? extends Throwable> type, Directive directive) {
		List<Rule> more = new ArrayList<>(this.rules);
		more.add(new Rule(type, directive));
		return new Supervision(this.otherwise, more, this.maxRestarts, this.window, this.minBackoff, this.maxBackoff,
				this.jitter);
	}

	/**
	 * Limits the restarts.
	 * @param restarts how many within the window; the next failure stops the process
	 * @param within the window
	 * @return the refined policy
	 */
	public Supervision withLimit(int restarts, Duration within) {
		return new Supervision(this.otherwise, this.rules, restarts, within, this.minBackoff, this.maxBackoff,
				this.jitter);
	}

	/**
	 * Pauses before each restart.
	 * @param min the first pause
	 * @param max the longest pause
	 * @param share the share of the pause that chance may add, 0 to 1
	 * @return the refined policy
	 */
	public Supervision withBackoff(Duration min, Duration max, double share) {
		return new Supervision(this.otherwise, this.rules, this.maxRestarts, this.window, min, max, share);
	}

	/**
	 * What to do with a failure.
	 * @param failure what the handler threw
	 * @return the directive of the first rule that matches
	 */
	public Directive decide(Throwable failure) {
		Directive decided = this.rules.stream()
			.filter((rule) -> rule.type().isInstance(failure))
			.findFirst()
			.map(Rule::directive)
			.orElse(this.otherwise);
		boolean unsafe = failure instanceof StackOverflowError && decided == Directive.RESUME;
		return unsafe ? Directive.STOP : decided;
	}

	boolean canRestart() {
		boolean restarts = this.otherwise == Directive.RESTART;
		for (Rule rule : this.rules) {
			restarts |= rule.directive() == Directive.RESTART;
		}
		return restarts;
	}

}
