package io.actorprocess.remote.netty;

import java.time.Duration;

import io.actorprocess.remote.FrameLimits;

/**
 * How a {@link NettySocketManager} speaks frames with other nodes of its kind.
 * <p>
 * Thread-safety: immutable.
 *
 * @param enabled whether frames are spoken at all; if not, and with nodes that do not
 * know them, messages travel in libprocess' own format
 * @param answerTimeout how long a peer may take to say whether it speaks frames; one that
 * is silent twice does not
 * @param heartbeat how long a peer may be silent before its connection is given up; it is
 * asked for a sign of life in time
 * @param leastBackoff how long a peer is left alone after a first failure to connect;
 * doubled with each further one
 * @param mostBackoff how long it is left alone at most
 * @param giveUp how long to go on trying after a connection was lost, or ended before the
 * peer said what it speaks; then messages are undelivered and links end
 * @param window messages to one peer that may be in doubt at a time
 * @param highWaterMark messages waiting for one process beyond which the nodes that send
 * to it are slowed
 * @param lowWaterMark messages waiting for that process below which they are not any more
 */
public record FrameOptions(boolean enabled, Duration answerTimeout, Duration heartbeat, Duration leastBackoff,
		Duration mostBackoff, Duration giveUp, int window, int highWaterMark, int lowWaterMark) {

	/** What suits most. */
	public static final FrameOptions DEFAULT = new FrameOptions(true, Duration.ofSeconds(5), Duration.ofSeconds(10),
			Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(10), FrameLimits.DEFAULT.window(),
			FrameLimits.DEFAULT.highWaterMark(), FrameLimits.DEFAULT.lowWaterMark());

	/** Frames are not spoken. */
	public static final FrameOptions OFF = DEFAULT.withEnabled(false);

	/**
	 * Checks the options.
	 * @throws IllegalArgumentException if a number or a duration is not positive, or two
	 * contradict each other
	 */
	public FrameOptions {
		requirePositive("answerTimeout", answerTimeout);
		requirePositive("heartbeat", heartbeat);
		requirePositive("leastBackoff", leastBackoff);
		requirePositive("giveUp", giveUp);
		if (mostBackoff.compareTo(leastBackoff) < 0) {
			throw new IllegalArgumentException("The option mostBackoff is " + mostBackoff.toMillis()
					+ " ms but must not be below leastBackoff, " + leastBackoff.toMillis() + " ms");
		}
		new FrameLimits(window, highWaterMark, lowWaterMark, 1);
	}

	private static void requirePositive(String name, Duration value) {
		if (value.toMillis() <= 0) {
			throw new IllegalArgumentException(
					"The option " + name + " is " + value.toMillis() + " ms but must be positive");
		}
	}

	/**
	 * The same with frames on or off.
	 * @param on whether frames are spoken
	 * @return other options
	 */
	public FrameOptions withEnabled(boolean on) {
		return new FrameOptions(on, this.answerTimeout, this.heartbeat, this.leastBackoff, this.mostBackoff,
				this.giveUp, this.window, this.highWaterMark, this.lowWaterMark);
	}

	/**
	 * The same with another patience for silence.
	 * @param silence how long a peer may be silent
	 * @return other options
	 */
	public FrameOptions withHeartbeat(Duration silence) {
		return new FrameOptions(this.enabled, this.answerTimeout, silence, this.leastBackoff, this.mostBackoff,
				this.giveUp, this.window, this.highWaterMark, this.lowWaterMark);
	}

	/**
	 * The same with another patience after a connection was lost.
	 * @param trying how long to go on trying
	 * @return other options
	 */
	public FrameOptions withGiveUp(Duration trying) {
		return new FrameOptions(this.enabled, this.answerTimeout, this.heartbeat, this.leastBackoff, this.mostBackoff,
				trying, this.window, this.highWaterMark, this.lowWaterMark);
	}

	/**
	 * The same with other pauses after failures to connect.
	 * @param least the first pause
	 * @param most the longest pause
	 * @return other options
	 */
	public FrameOptions withBackoff(Duration least, Duration most) {
		return new FrameOptions(this.enabled, this.answerTimeout, this.heartbeat, least, most, this.giveUp, this.window,
				this.highWaterMark, this.lowWaterMark);
	}

	/**
	 * The same with other bounds of what is on its way.
	 * @param messages messages to one peer in doubt
	 * @param high the high water mark of a process
	 * @param low the low water mark of a process
	 * @return other options
	 */
	public FrameOptions withWindow(int messages, int high, int low) {
		return new FrameOptions(this.enabled, this.answerTimeout, this.heartbeat, this.leastBackoff, this.mostBackoff,
				this.giveUp, messages, high, low);
	}

	/**
	 * The same with another patience for the answer.
	 * @param timeout how long a peer may take to say whether it speaks frames
	 * @return other options
	 */
	public FrameOptions withAnswerTimeout(Duration timeout) {
		return new FrameOptions(this.enabled, timeout, this.heartbeat, this.leastBackoff, this.mostBackoff, this.giveUp,
				this.window, this.highWaterMark, this.lowWaterMark);
	}

	FrameLimits limits(int maxBody) {
		return new FrameLimits(this.window, this.highWaterMark, this.lowWaterMark, maxBody);
	}

}
