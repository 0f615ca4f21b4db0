package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;

/**
 * Spawns processes, as children of another or of nobody.
 * <p>
 * Thread-safety: immutable.
 */
final class Spawner {

	private final ProcessManager manager;

	private final Engine engine;

	private final @Nullable ProcessCell parent;

	Spawner(ProcessManager manager, Engine engine, @Nullable ProcessCell parent) {
		this.manager = manager;
		this.engine = engine;
		this.parent = parent;
	}

	<P extends ProcessBase> PID<P> spawn(P process) {
		return spawn(process.requestedId(), Incarnation.of(process), null, process.supervision());
	}

	<P extends ProcessBase> PID<P> supervise(CheckedSupplier<? extends P> factory, Supervision policy) {
		CheckedSupplier<Incarnation> incarnations = () -> Incarnation.of(factory.get());
		Incarnation first = create(incarnations);
		return spawn(first.process().requestedId(), first, incarnations, policy);
	}

	PID<?> spawnAs(String id, CheckedSupplier<Incarnation> factory) {
		Incarnation first = create(factory);
		ProcessBase process = first.process();
		String wanted = process.requestedId();
		if (!wanted.isEmpty() && !wanted.equals(id)) {
			throw new IllegalArgumentException("Cannot spawn " + process.getClass().getName() + " as '" + id
					+ "': its constructor asks for the id '" + wanted + "'; use one id in both places");
		}
		Supervision policy = process.supervision();
		return spawn(id, first, policy.canRestart() ? factory : null, policy);
	}

	private <P> PID<P> spawn(String wanted, Incarnation first, @Nullable CheckedSupplier<Incarnation> factory,
			Supervision policy) {
		ProcessBase process = first.process();
		if (factory == null && policy.canRestart()) {
			throw new IllegalArgumentException("Cannot spawn " + process.getClass().getName()
					+ ": its supervision may restart it, which takes a factory of fresh instances: use supervise(…)");
		}
		ProcessId id = this.engine.table().idOf(wanted);
		ProcessCell cell = this.engine.lifeCycle()
			.spawn(id, first, Lineage.of(policy, factory, this.parent),
					this.manager.definitions().get(process.definition()));
		return new PID<>(this.manager, process.targetType(), cell);
	}

	private static Incarnation create(CheckedSupplier<Incarnation> factory) {
		try {
			return factory.get();
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The factory of a process failed: " + ex.getMessage(), ex);
		}
	}

}
