package io.actorprocess.remote.netty;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.actorprocess.clock.Clock;
import io.actorprocess.clock.TimeFormat;

/**
 * The value of the {@code Date} header, formatted once a second.
 * <p>
 * Thread-safety: any thread may ask; two may format the same second.
 */
final class HttpDate {

	private final Clock clock;

	/** Shared; replaced as a whole. */
	private volatile Stamp stamp = Stamp.of(Long.MIN_VALUE, "");

	HttpDate(Clock clock) {
		this.clock = clock;
	}

	/**
	 * The present time.
	 * @return ASCII bytes that nobody may change
	 */
	byte[] bytes() {
		return now().bytes;
	}

	/**
	 * The present time.
	 * @return the same as text
	 */
	String text() {
		return now().text;
	}

	private Stamp now() {
		Instant now = this.clock.now();
		Stamp last = this.stamp;
		if (last.second != now.getEpochSecond()) {
			last = Stamp.of(now.getEpochSecond(), TimeFormat.rfc1123(now));
			this.stamp = last;
		}
		return last;
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Stamp(long second, String text, byte[] bytes) {

		static Stamp of(long second, String text) {
			return new Stamp(second, text, text.getBytes(StandardCharsets.US_ASCII));
		}

	}

}
