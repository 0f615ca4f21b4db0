package io.actorprocess.spring.bean;

import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.UnsatisfiedDependencyException;

/**
 * Names the place where an injection failed.
 * <p>
 * Thread-safety: stateless.
 */
final class InjectionSite {

	private InjectionSite() {
	}

	/** The place, as the subject of a sentence. */
	static String of(Throwable failure) {
		InjectionPoint deepest = null;
		for (Throwable level = failure; level != null; level = level.getCause()) {
			if (level instanceof UnsatisfiedDependencyException unsatisfied
					&& unsatisfied.getInjectionPoint() != null) {
				deepest = unsatisfied.getInjectionPoint();
			}
		}
		return (deepest != null) ? "The injection point " + deepest.getMember() : "A bean";
	}

}
