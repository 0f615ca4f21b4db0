package io.actorprocess.test;

/**
 * Shows, below the failure of a test, what its runtime looked like then.
 * <p>
 * Thread-safety: immutable.
 */
public final class RuntimeState extends Exception {

	private static final long serialVersionUID = 1L;

	private RuntimeState(String report) {
		super(report, null, false, false);
	}

	/**
	 * Adds what a runtime looks like now to a failure, unless the failure says it itself.
	 * @param failure why a test failed
	 * @param runtime the runtime it used
	 */
	public static void addTo(Throwable failure, TestRuntime runtime) {
		String report = runtime.report();
		if (!String.valueOf(failure.getMessage()).contains(report)) {
			failure.addSuppressed(new RuntimeState(report));
		}
	}

}
