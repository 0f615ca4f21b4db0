package io.actorprocess.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where events go that no process handled: counted by reason, the last hundred kept,
 * announced to subscribers, and logged without flooding the log.
 * <p>
 * Thread-safety: any thread may call any method. Subscribers run on the thread that gave
 * the event up and must be quick; what they throw is logged.
 */
public final class DeadLetters {

	private static final Logger logger = LoggerFactory.getLogger(DeadLetters.class);

	private static final int KEPT = 100;

	private static final int LOGGED_PER_WINDOW = 10;

	private static final long WINDOW_NANOS = 300_000_000_000L;

	private final AtomicLongArray counts = new AtomicLongArray(DeadLetterReason.values().length);

	private final List<Consumer<? super DeadLetter>> subscribers = new CopyOnWriteArrayList<>();

	private final LongSupplier nanoTime;

	/** Guarded by itself, as are the three fields below. */
	private final Deque<DeadLetter> recent = new ArrayDeque<>(KEPT);

	private long windowStart;

	private int loggedInWindow;

	private long suppressed;

	/**
	 * An empty collection.
	 * @param nanoTime monotonic time in nanoseconds, for the limit of the log
	 */
	public DeadLetters(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.windowStart = nanoTime.getAsLong();
	}

	/**
	 * Takes in an event that was given up.
	 * @param letter what is known of it
	 */
	public void add(DeadLetter letter) {
		this.counts.incrementAndGet(letter.reason().ordinal());
		keepAndLog(letter);
		for (Consumer<? super DeadLetter> subscriber : this.subscribers) {
			try {
				subscriber.accept(letter);
			}
			catch (RuntimeException ex) {
				logger.warn("A subscriber of dead letters failed on {}", letter, ex);
			}
		}
	}

	private void keepAndLog(DeadLetter letter) {
		boolean log;
		boolean last;
		long silent = 0;
		synchronized (this.recent) {
			if (this.recent.size() == KEPT) {
				this.recent.removeFirst();
			}
			this.recent.addLast(letter);
			long now = this.nanoTime.getAsLong();
			if (now - this.windowStart >= WINDOW_NANOS) {
				silent = this.suppressed;
				this.windowStart = now;
				this.loggedInWindow = 0;
				this.suppressed = 0;
			}
			log = this.loggedInWindow < LOGGED_PER_WINDOW;
			this.loggedInWindow += log ? 1 : 0;
			this.suppressed += log ? 0 : 1;
			last = this.loggedInWindow == LOGGED_PER_WINDOW;
		}
		if (silent > 0) {
			logger.info("{} more dead letters were not logged", silent);
		}
		if (log) {
			logger.info("Dead letter: {}{}", letter, last ? "; more are only counted for a while" : "");
		}
	}

	/**
	 * How many events were given up for a reason.
	 * @param reason the reason
	 * @return the count so far
	 */
	public long count(DeadLetterReason reason) {
		return this.counts.get(reason.ordinal());
	}

	/**
	 * How many events were given up.
	 * @return the count of all reasons
	 */
	public long count() {
		long sum = 0;
		for (int i = 0; i < this.counts.length(); i++) {
			sum += this.counts.get(i);
		}
		return sum;
	}

	/**
	 * The last dead letters.
	 * @return at most a hundred, oldest first
	 */
	public List<DeadLetter> recent() {
		synchronized (this.recent) {
			return List.copyOf(this.recent);
		}
	}

	/**
	 * Announces every dead letter from now on.
	 * @param subscriber takes each letter
	 * @return ends the subscription when run
	 */
	public Runnable subscribe(Consumer<? super DeadLetter> subscriber) {
		this.subscribers.add(subscriber);
		return () -> this.subscribers.remove(subscriber);
	}

}
