package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;

/**
 * Where a process comes from, and what becomes of it when it fails.
 *
 * @param policy what to do when it fails
 * @param factory makes it anew, or null if nothing can
 * @param parent the process that spawned it as a child, or null
 */
record Lineage(Supervision policy, @Nullable CheckedSupplier<Incarnation> factory, @Nullable ProcessCell parent) {

	private static final Supervision STOP = Supervision.stop();

	/** Whether a process of this lineage needs no supervisor. */
	boolean isPlain() {
		return this.factory == null && this.parent == null && this.policy.equals(STOP);
	}

}
