package io.actorprocess.spring.bean;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a runtime, for those who know the JDK's only.
 * <p>
 * Thread-safety: as the runtime's clock.
 */
final class RuntimeClock extends Clock {

	private final io.actorprocess.clock.Clock clock;

	private final ZoneId zone;

	RuntimeClock(io.actorprocess.clock.Clock clock) {
		this(clock, ZoneOffset.UTC);
	}

	private RuntimeClock(io.actorprocess.clock.Clock clock, ZoneId zone) {
		this.clock = clock;
		this.zone = zone;
	}

	@Override
	public Instant instant() {
		return this.clock.now();
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	@Override
	public Clock withZone(ZoneId other) {
		return new RuntimeClock(this.clock, other);
	}

}
