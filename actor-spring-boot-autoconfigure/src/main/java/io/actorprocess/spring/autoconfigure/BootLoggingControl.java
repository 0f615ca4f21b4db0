package io.actorprocess.spring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

import io.actorprocess.endpoint.LoggingControl;

/**
 * Sets the levels of loggers by the logging system of Spring Boot.
 */
record BootLoggingControl(LoggingSystem system) implements LoggingControl {

	@Override
	public String effectiveLevel(String logger) {
		LoggerConfiguration known = this.system.getLoggerConfiguration(logger);
		if (known != null) {
			return known.getLevelConfiguration().getName();
		}
		int dot = logger.lastIndexOf('.');
		return logger.equals(LoggingSystem.ROOT_LOGGER_NAME) ? LogLevel.INFO.name()
				: effectiveLevel((dot < 0) ? LoggingSystem.ROOT_LOGGER_NAME : logger.substring(0, dot));
	}

	@Override
	public @Nullable String ownLevel(String logger) {
		LoggerConfiguration known = this.system.getLoggerConfiguration(logger);
		LogLevel own = (known != null) ? known.getConfiguredLevel() : null;
		return (own != null) ? own.name() : null;
	}

	@Override
	public void setLevel(String logger, @Nullable String level) {
		this.system.setLogLevel(logger, (level != null) ? LogLevel.valueOf(level) : null);
	}

}
