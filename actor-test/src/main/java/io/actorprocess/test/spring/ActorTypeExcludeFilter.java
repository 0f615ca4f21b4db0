package io.actorprocess.test.spring;

import java.util.Set;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

import io.actorprocess.spring.ActorProcess;

/**
 * Lets processes through, or only those that the test names.
 */
final class ActorTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<ActorTest> {

	private final Set<Class<?>> processes;

	ActorTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.processes = Set.of(getAnnotation().getValue("processes", Class[].class).orElse(new Class<?>[0]));
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return this.processes.isEmpty() ? Set.of(ActorProcess.class) : Set.of();
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return this.processes;
	}

}
