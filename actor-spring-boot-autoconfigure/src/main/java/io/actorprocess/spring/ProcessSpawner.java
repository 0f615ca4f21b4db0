package io.actorprocess.spring;

import io.actorprocess.process.PID;

/**
 * Spawns processes of a bean of scope prototype. One is injected for every such bean
 * marked with {@link ActorProcess}. The bean is created and injected like any other; when
 * its process has ended, the bean is destroyed.
 * <p>
 * Thread-safety: any thread may call it.
 *
 * @param <T> the type of the bean
 */
@FunctionalInterface
public interface ProcessSpawner<T> {

	/**
	 * Creates a bean and spawns it under a new id, such as {@code worker(1)}.
	 * @param arguments values for the leading parameters of the constructor (or of the
	 * {@code @Bean} method) that accept them; the container injects the rest
	 * @return the address of the new process
	 * @throws IllegalArgumentException if an argument fits no parameter
	 * @throws IllegalStateException if the runtime does not run
	 */
	PID<T> spawn(Object... arguments);

}
