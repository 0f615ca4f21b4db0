package io.actorprocess.process;

/**
 * How the drivers of a chaos reach a process.
 */
enum ChaosEvent {

	TELL, CALL, MESSAGE

}
