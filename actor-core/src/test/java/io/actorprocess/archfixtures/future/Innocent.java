package io.actorprocess.archfixtures.future;

import java.time.Duration;
import java.util.List;

public final class Innocent {

	public static final Duration LIMIT = Duration.ofSeconds(1);

	static final List<String> NAMES = List.of("a", "b");

	private static final byte[] LINE_END = { 13, 10 };

	public Duration limit() {
		return LIMIT.plusNanos(LINE_END.length);
	}

}
