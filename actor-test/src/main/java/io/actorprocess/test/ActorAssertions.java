package io.actorprocess.test;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.process.PID;

/**
 * Assertions about futures and processes, in the manner of AssertJ, whose own assertions
 * come along.
 * <p>
 * Thread-safety: stateless.
 */
public final class ActorAssertions extends Assertions {

	private ActorAssertions() {
	}

	/**
	 * Asserts about a future as it is now, without waiting.
	 * @param <T> the type of its value
	 * @param actual the future
	 * @return assertions
	 */
	public static <T extends @Nullable Object> FutureAssert<T> assertThat(Future<T> actual) {
		return new FutureAssert<>(actual);
	}

	/**
	 * Asserts about a process as it is now.
	 * @param actual its address
	 * @return assertions
	 */
	public static ProcessAssert assertThat(PID<?> actual) {
		return new ProcessAssert(actual);
	}

}
