package io.actorprocess.spring.autoconfigure;

import java.util.function.Consumer;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Reports a value that the runtime refuses under the name of its property.
 * <p>
 * Thread-safety: stateless.
 */
final class PropertyCheck {

	private PropertyCheck() {
	}

	/**
	 * Tries a value.
	 * @param property the name of the property
	 * @param value its value
	 * @param trial throws an {@link IllegalArgumentException} if the runtime refuses the
	 * value
	 * @throws InvalidConfigurationPropertyValueException if it does
	 */
	static <V> void check(String property, V value, Consumer<V> trial) {
		try {
			trial.accept(value);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(property, value, ex.getMessage() + ".", ex);
		}
	}

	/**
	 * Checks a value that the runtime itself would only refuse later.
	 * @param property the name of the property
	 * @param value its value
	 * @param allowed whether the value is allowed
	 * @param rule what is allowed, without a period
	 * @throws InvalidConfigurationPropertyValueException if the value is not allowed
	 */
	static void require(String property, Object value, boolean allowed, String rule) {
		if (!allowed) {
			throw new InvalidConfigurationPropertyValueException(property, value, rule + ".");
		}
	}

}
