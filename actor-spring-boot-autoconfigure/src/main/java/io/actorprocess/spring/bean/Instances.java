package io.actorprocess.spring.bean;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The bean behind a process, and those that take its place when the process is restarted.
 * <p>
 * Thread-safety: belongs to whoever spawns the process, from then on to the process.
 */
final class Instances {

	private final Supplier<Object> creator;

	private final Consumer<Object> destroyer;

	/** Null when the last bean was destroyed and the next could not be created. */
	private @Nullable Object bean;

	private boolean begun;

	/**
	 * Creates the first bean.
	 * @param creator creates a bean
	 * @param destroyer destroys one
	 */
	Instances(Supplier<Object> creator, Consumer<Object> destroyer) {
		this.creator = creator;
		this.destroyer = destroyer;
		this.bean = creator.get();
	}

	/** The first bean at the first call, else a new one; the one before is destroyed. */
	Object next() {
		if (this.begun) {
			destroy();
			this.bean = this.creator.get();
		}
		this.begun = true;
		return Objects.requireNonNull(this.bean);
	}

	void destroy() {
		Object last = this.bean;
		if (last != null) {
			this.bean = null;
			this.destroyer.accept(last);
		}
	}

}
