package io.actorprocess.spring.bean;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.actorprocess.process.PID;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.ProcessSpawner;

/**
 * Explains why there is no PID, or no spawner, of a type, or more than one. Comes before
 * Boot's analyzers of the same exceptions, which would advise to declare a PID.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingPidFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private final BeanFactory beanFactory;

	private final Environment environment;

	MissingPidFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		ResolvableType wanted = cause.getResolvableType();
		if (wanted == null || !(this.beanFactory instanceof ConfigurableListableBeanFactory beans)
				|| (wanted.toClass() != PID.class && wanted.toClass() != ProcessSpawner.class)) {
			return null;
		}
		Class<?> type = wanted.getGeneric().toClass();
		List<ProcessDefinition> processes = ProcessDefinition
			.among(beans, beans.getBeanNamesForAnnotation(ActorProcess.class))
			.filter((process) -> type.isAssignableFrom(process.type()))
			.toList();
		String request = InjectionSite.of(rootFailure) + " asks for a " + wanted;
		if (!this.environment.getProperty("actor.enabled", Boolean.class, true)) {
			return new FailureAnalysis(request + ", but the property actor.enabled is false: there is no runtime.",
					"Remove the property, or make what needs processes conditional on it.", cause);
		}
		if (processes.isEmpty()) {
			return new FailureAnalysis(request + ", but no bean of the type " + type.getName() + " is a process.",
					"Mark the class, or the @Bean method that returns it, with @ActorProcess, and have it scanned or "
							+ "imported.",
					cause);
		}
		return (cause instanceof NoUniqueBeanDefinitionException) ? ambiguous(request, processes, cause)
				: otherKind(request, processes.get(0), cause);
	}

	private static FailureAnalysis ambiguous(String request, List<ProcessDefinition> processes, Throwable cause) {
		String ids = processes.stream().map(ProcessDefinition::id).collect(Collectors.joining("', '", "'", "'"));
		return new FailureAnalysis(request + ", but there are several such processes: " + ids + ".",
				"Tell which one by @Qualifier(\"" + processes.get(0).id()
						+ "\"), or mark one of the beans with @Primary.",
				cause);
	}

	private FailureAnalysis otherKind(String request, ProcessDefinition process, Throwable cause) {
		String kind = this.beanFactory.isPrototype(process.beanName()) ? "ProcessSpawner" : "PID";
		String found = kind + "<" + process.type().getSimpleName() + ">";
		return new FailureAnalysis(
				request + ", but the process bean '" + process.beanName() + "' is reached through a " + found + ".",
				"Inject " + found + " instead.", cause);
	}

}
