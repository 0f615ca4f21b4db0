package io.actorprocess.remote.netty;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.netty.util.LeakPresenceDetector;

/**
 * Holds tests to giving back every buffer.
 */
final class Leaks {

	private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

	private Leaks() {
	}

	/**
	 * Waits until no buffer is in use: a thread that closes connections may hold one a
	 * moment longer than the test that ended them.
	 * @throws IllegalStateException if a buffer is never given back
	 */
	static void assertNone() {
		long start = System.nanoTime();
		while (leaks() && System.nanoTime() - start < LIMIT_NANOS) {
			LockSupport.parkNanos(LOOK_NANOS);
		}
		LeakPresenceDetector.check();
	}

	private static boolean leaks() {
		try {
			LeakPresenceDetector.check();
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

}
