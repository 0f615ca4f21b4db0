package io.actorprocess.process;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;

/**
 * How one process is supervised: its policy, how to make it anew, who its parent is.
 * <p>
 * Thread-safety: belongs to the process, except for what is immutable.
 */
final class Supervisor {

	// Immutable

	private final Supervision policy;

	private final @Nullable CheckedSupplier<Incarnation> factory;

	private final @Nullable ProcessCell parent;

	// Owned by the process

	private @Nullable Restarts restarts;

	Supervisor(Supervision policy, @Nullable CheckedSupplier<Incarnation> factory, @Nullable ProcessCell parent) {
		this.policy = policy;
		this.factory = factory;
		this.parent = parent;
	}

	@Nullable ProcessCell parent() {
		return this.parent;
	}

	boolean canRestart() {
		return this.factory != null;
	}

	Directive decide(Throwable failure) {
		return this.policy.decide(failure);
	}

	/** The pause before one more restart, or null if there were too many. */
	@Nullable Duration nextPause(long nanoTime) {
		if (this.restarts == null) {
			this.restarts = new Restarts(this.policy);
		}
		return this.restarts.next(nanoTime);
	}

	String limit() {
		return this.policy.maxRestarts() + " restarts within " + this.policy.window();
	}

	Incarnation create() throws Exception {
		if (this.factory == null) {
			throw new IllegalStateException("There is no factory to restart the process with");
		}
		return this.factory.get();
	}

}
