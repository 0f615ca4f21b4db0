package io.actorprocess.process;

/**
 * Tells failures of a handler from failures of the virtual machine.
 */
final class Failures {

	private Failures() {
	}

	/**
	 * Whether nothing that runs in this JVM can be relied on any more. A stack overflow
	 * is the handler's own failure: the stack is unwound when it is seen.
	 */
	static boolean isFatal(Throwable failure) {
		return (failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError))
				|| failure instanceof LinkageError;
	}

	/** Throws a fatal failure on, after whoever waited has learnt of it. */
	static void rethrowIfFatal(Throwable failure) {
		if (failure instanceof Error error && isFatal(error)) {
			throw error;
		}
	}

}
