package io.actorprocess.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.actorprocess.remote.BindFailedException;

/**
 * Explains why the runtime could not listen.
 */
final class BindFailedFailureAnalyzer extends AbstractFailureAnalyzer<BindFailedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BindFailedException cause) {
		return cause.isInUse() ? new FailureAnalysis(
				"The actor runtime cannot listen on " + cause.address() + ": the port is in use.",
				"Stop what listens there, set the property actor.port to another port, or to 0 for any free one.",
				cause)
				: new FailureAnalysis(
						"The actor runtime cannot listen on " + cause.address() + ": " + reason(cause) + ".",
						"Set the property actor.ip to an IP address of this machine, 0.0.0.0 for all of them.", cause);
	}

	private static String reason(BindFailedException failure) {
		Throwable cause = failure.getCause();
		return String.valueOf((cause != null) ? cause.getMessage() : failure.getMessage());
	}

}
