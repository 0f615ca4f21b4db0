package io.actorprocess.remote;

/**
 * How much is on its way between two nodes that speak frames.
 * <p>
 * Thread-safety: immutable.
 *
 * @param window messages that may be sent before the peer acknowledges
 * @param highWaterMark messages waiting for one process beyond which the nodes that send
 * to it are no longer acknowledged
 * @param lowWaterMark messages waiting for that process below which they are again
 * @param maxBody the largest body of a message that is taken in, in bytes
 */
public record FrameLimits(int window, int highWaterMark, int lowWaterMark, int maxBody) {

	/** What suits most. */
	public static final FrameLimits DEFAULT = new FrameLimits(8192, 10_000, 5_000, RequestLimits.DEFAULT.messageBody());

	/**
	 * Checks the limits.
	 * @throws IllegalArgumentException if one is not positive, or low is above high
	 */
	public FrameLimits {
		if (window <= 0 || lowWaterMark <= 0 || maxBody <= 0) {
			throw new IllegalArgumentException("The window, the water marks and the largest body must be positive");
		}
		if (lowWaterMark > highWaterMark) {
			throw new IllegalArgumentException(
					"The low water mark " + lowWaterMark + " is above the high one, " + highWaterMark);
		}
	}

}
