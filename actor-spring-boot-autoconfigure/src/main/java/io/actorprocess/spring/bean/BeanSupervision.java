package io.actorprocess.spring.bean;

import io.actorprocess.process.Directive;
import io.actorprocess.process.Supervision;
import io.actorprocess.spring.ActorProcess;

/**
 * The policies of process beans: what an annotation leaves open is as configured.
 * <p>
 * Thread-safety: immutable.
 *
 * @param defaults the policy of a bean whose annotation says nothing
 */
record BeanSupervision(Supervision defaults) {

	Supervision of(ActorProcess annotation) {
		int restarts = (annotation.maxRestarts() >= 0) ? annotation.maxRestarts() : this.defaults.maxRestarts();
		return new Supervision(directive(annotation), this.defaults.rules(), restarts, this.defaults.window(),
				this.defaults.minBackoff(), this.defaults.maxBackoff(), this.defaults.jitter());
	}

	private Directive directive(ActorProcess annotation) {
		return switch (annotation.onFailure()) {
			case DEFAULT -> this.defaults.otherwise();
			case RESUME -> Directive.RESUME;
			case RESTART -> Directive.RESTART;
			case STOP -> Directive.STOP;
		};
	}

}
