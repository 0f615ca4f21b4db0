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
	private volatile Stamp stamp = new Stamp(Long.MIN_VALUE, new byte[0]);

	HttpDate(Clock clock) {
		this.clock = clock;
	}

	/**
	 * The present time.
	 * @return ASCII bytes that nobody may change
	 */
	byte[] now() {
		Instant now = this.clock.now();
		Stamp last = this.stamp;
		if (last.second != now.getEpochSecond()) {
			last = new Stamp(now.getEpochSecond(), TimeFormat.rfc1123(now).getBytes(StandardCharsets.US_ASCII));
			this.stamp = last;
		}
		return last.text;
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Stamp(long second, byte[] text) {

	}

}
