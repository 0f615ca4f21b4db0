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

	/** Of the many that are nobody's child and simply end when they fail. */
	private static final Lineage PLAIN = new Lineage(Supervision.stop(), null, null);

	static Lineage of(Supervision policy, @Nullable CheckedSupplier<Incarnation> factory,
			@Nullable ProcessCell parent) {
		boolean plain = factory == null && parent == null && policy.isDefault();
		return plain ? PLAIN : new Lineage(policy, factory, parent);
	}

	/** Whether a process of this lineage needs no supervisor. */
	@SuppressWarnings("ReferenceEquality") // there is one
	boolean isPlain() {
		return this == PLAIN;
	}

}
