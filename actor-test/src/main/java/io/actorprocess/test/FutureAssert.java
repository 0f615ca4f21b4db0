package io.actorprocess.test;

import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;

/**
 * Assertions about a future.
 *
 * @param <T> the type of its value
 */
public final class FutureAssert<T extends @Nullable Object> extends AbstractAssert<FutureAssert<T>, Future<T>> {

	FutureAssert(Future<T> actual) {
		super(actual, FutureAssert.class);
	}

	private FutureAssert<T> require(boolean fulfilled, String what) {
		isNotNull();
		if (!fulfilled) {
			String why = this.actual.isFailed() || this.actual.isAbandoned() ? " (" + this.actual.failure() + ")" : "";
			throw failure("Expecting the future to be %s, but it is: %s%s", what, this.actual, why);
		}
		return this;
	}

	/**
	 * Asserts that it is not complete.
	 * @return this
	 */
	public FutureAssert<T> isPending() {
		return require(this.actual.isPending(), "pending");
	}

	/**
	 * Asserts that it has a value.
	 * @return this
	 */
	public FutureAssert<T> isReady() {
		return require(this.actual.isReady(), "ready");
	}

	/**
	 * Asserts that it has a certain value.
	 * @param value the value
	 * @return this
	 */
	public FutureAssert<T> hasValue(T value) {
		isReady();
		return require(Objects.equals(this.actual.value(), value),
				"ready with " + value + " (it has " + this.actual.value() + ")");
	}

	/**
	 * Asserts that it has a value, and goes on with that.
	 * @return assertions about the value
	 */
	public ObjectAssert<T> value() {
		isReady();
		return Assertions.assertThat(this.actual.value());
	}

	/**
	 * Asserts that it has failed.
	 * @return this
	 */
	public FutureAssert<T> isFailed() {
		return require(this.actual.isFailed(), "failed");
	}

	/**
	 * Asserts that it has failed or was abandoned, and goes on with the cause.
	 * @return assertions about the cause
	 */
	public AbstractThrowableAssert<?, ? extends Throwable> failure() {
		require(this.actual.isFailed() || this.actual.isAbandoned(), "failed or abandoned");
		return Assertions.assertThat(this.actual.failure());
	}

	/**
	 * Asserts that it was discarded.
	 * @return this
	 */
	public FutureAssert<T> isDiscarded() {
		return require(this.actual.isDiscarded(), "discarded");
	}

	/**
	 * Asserts that it was abandoned: nobody will ever complete it.
	 * @return this
	 */
	public FutureAssert<T> isAbandoned() {
		return require(this.actual.isAbandoned(), "abandoned");
	}

}
