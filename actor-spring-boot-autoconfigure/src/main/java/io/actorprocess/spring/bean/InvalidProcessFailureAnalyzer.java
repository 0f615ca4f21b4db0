package io.actorprocess.spring.bean;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains why a process bean cannot be run.
 */
final class InvalidProcessFailureAnalyzer extends AbstractFailureAnalyzer<InvalidProcessException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidProcessException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", cause.remedy(), cause);
	}

}
