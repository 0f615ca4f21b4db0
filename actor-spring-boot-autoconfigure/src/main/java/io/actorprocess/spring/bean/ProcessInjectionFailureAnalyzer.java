package io.actorprocess.spring.bean;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;

import io.actorprocess.spring.ActorProcess;

/**
 * Explains that not a process is injected, but its PID. Comes before Boot's analyzer of
 * the same exception.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProcessInjectionFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private final BeanFactory beanFactory;

	ProcessInjectionFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		ResolvableType wanted = cause.getResolvableType();
		if (wanted == null || !(this.beanFactory instanceof ListableBeanFactory beans)) {
			return null;
		}
		return Arrays.stream(beans.getBeanNamesForType(wanted, true, false))
			.filter((name) -> beans.findAnnotationOnBean(name, ActorProcess.class, false) != null)
			.findFirst()
			.map((name) -> analysis(beans, name, wanted.toClass(), rootFailure, cause))
			.orElse(null);
	}

	private FailureAnalysis analysis(ListableBeanFactory beans, String name, Class<?> type, Throwable rootFailure,
			NoSuchBeanDefinitionException cause) {
		String what = (beans.isPrototype(name) ? "ProcessSpawner<" : "PID<") + type.getSimpleName() + ">";
		return new FailureAnalysis(
				site(rootFailure) + " asks for a " + type.getName() + ", but the bean '" + name
						+ "' is a process: whoever called it directly would run beside its own events.",
				"Inject " + what + " instead, and call it through that.", cause);
	}

	private String site(Throwable rootFailure) {
		return Optional.ofNullable(findCause(rootFailure, UnsatisfiedDependencyException.class))
			.map(UnsatisfiedDependencyException::getInjectionPoint)
			.map((point) -> "The injection point " + point.getMember())
			.orElse("A bean");
	}

}
