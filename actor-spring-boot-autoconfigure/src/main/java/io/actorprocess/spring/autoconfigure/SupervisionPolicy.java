package io.actorprocess.spring.autoconfigure;

import io.actorprocess.process.Directive;
import io.actorprocess.process.Supervision;

/**
 * Makes the default policy of process beans from the properties. A value that the runtime
 * refuses is reported under the name of its property.
 */
record SupervisionPolicy(ActorProperties.Supervision properties) {

	private static final String PREFIX = "actor.supervision.";

	Supervision toSupervision() {
		Directive directive = this.properties.onFailure();
		PropertyCheck.require(PREFIX + "on-failure", directive, directive != Directive.ESCALATE,
				"Allowed are stop, restart and resume: a process bean has no parent to escalate to");
		Supervision policy = Supervision.stop();
		policy = with(policy, "max-restarts", this.properties.maxRestarts(), (p, max) -> p.withLimit(max, p.window()));
		policy = with(policy, "window", this.properties.window(), (p, window) -> p.withLimit(p.maxRestarts(), window));
		policy = with(policy, "min-backoff", this.properties.minBackoff(), (p, min) -> p.withBackoff(min, min, 0));
		policy = with(policy, "max-backoff", this.properties.maxBackoff(),
				(p, max) -> p.withBackoff(p.minBackoff(), max, 0));
		policy = with(policy, "jitter", this.properties.jitter(),
				(p, jitter) -> p.withBackoff(p.minBackoff(), p.maxBackoff(), jitter));
		return new Supervision(directive, policy.rules(), policy.maxRestarts(), policy.window(), policy.minBackoff(),
				policy.maxBackoff(), policy.jitter());
	}

	private static <V> Supervision with(Supervision policy, String property, V value, Refinement<V> refinement) {
		PropertyCheck.check(PREFIX + property, value, (tried) -> refinement.refine(policy, tried));
		return refinement.refine(policy, value);
	}

	private interface Refinement<V> {

		Supervision refine(Supervision policy, V value);

	}

}
