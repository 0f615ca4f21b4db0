package io.actorprocess.endpoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Levels without loggers.
 */
final class FakeLoggingControl implements LoggingControl {

	final Map<String, String> levels = new ConcurrentHashMap<>(Map.of("ROOT", "INFO"));

	@Override
	public String effectiveLevel(String logger) {
		return this.levels.getOrDefault(logger, this.levels.getOrDefault("ROOT", "INFO"));
	}

	@Override
	public @Nullable String ownLevel(String logger) {
		return this.levels.get(logger);
	}

	@Override
	public void setLevel(String logger, @Nullable String level) {
		if (level == null) {
			this.levels.remove(logger);
		}
		else {
			this.levels.put(logger, level);
		}
	}

}
