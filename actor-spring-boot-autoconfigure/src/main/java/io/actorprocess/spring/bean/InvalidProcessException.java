package io.actorprocess.spring.bean;

import java.io.Serial;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A process bean cannot be run as it is written.
 */
final class InvalidProcessException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String remedy;

	InvalidProcessException(String problem, String remedy) {
		this(problem, remedy, null);
	}

	InvalidProcessException(String problem, String remedy, @Nullable Throwable cause) {
		super(problem, cause);
		this.remedy = remedy;
	}

	/** The mistake of one method: {@code problem} continues its name. */
	static InvalidProcessException of(Method method, String problem, String remedy) {
		return new InvalidProcessException("The handler " + describe(method) + " " + problem, remedy);
	}

	static String describe(Method method) {
		return method.getDeclaringClass().getName() + "." + method.getName()
				+ Arrays.stream(method.getParameterTypes())
					.map(Class::getSimpleName)
					.collect(Collectors.joining(", ", "(", ")"));
	}

	/** What to change, as a sentence. */
	String remedy() {
		return this.remedy;
	}

}
