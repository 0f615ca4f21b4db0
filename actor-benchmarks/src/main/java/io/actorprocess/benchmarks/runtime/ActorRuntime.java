package io.actorprocess.benchmarks.runtime;

import java.util.function.UnaryOperator;

/**
 * What the workloads need of a runtime for actors. An adapter does each thing in the way
 * its runtime recommends for speed.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public interface ActorRuntime extends AutoCloseable {

	/**
	 * Starts an actor.
	 * @param behaviour what it does
	 * @return its address
	 */
	Ref spawn(Behaviour behaviour);

	/**
	 * Starts an actor that answers.
	 * @param answer makes the answer from the question
	 * @return its address
	 */
	Ref spawnAnswering(UnaryOperator<Object> answer);

	/**
	 * Starts an actor that answers a question with what another actor answers to it,
	 * without waiting for it.
	 * @param next the other actor
	 * @return its address
	 */
	Ref spawnRelay(Ref next);

	/**
	 * Runs a task after a while.
	 * @param delayNanos how long to wait, in nanoseconds
	 * @param task the task
	 * @return cancels it
	 */
	Runnable delay(long delayNanos, Runnable task);

	@Override
	void close();

}
