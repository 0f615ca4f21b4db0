package io.actorprocess.spring.bean;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;

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
		if (wanted == null || !(this.beanFactory instanceof ConfigurableListableBeanFactory beans)) {
			return null;
		}
		return ProcessDefinition.among(beans, beans.getBeanNamesForType(wanted, true, false))
			.findFirst()
			.map((process) -> analysis(process, beans, wanted, rootFailure, cause))
			.orElse(null);
	}

	private FailureAnalysis analysis(ProcessDefinition process, BeanFactory beans, ResolvableType wanted,
			Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		String kind = beans.isPrototype(process.beanName()) ? "ProcessSpawner" : "PID";
		return new FailureAnalysis(
				InjectionSite.of(rootFailure) + " asks for a " + wanted + ", but the bean '" + process.beanName()
						+ "' is a process: whoever called it directly would run beside its own events.",
				"Inject " + kind + "<" + process.type().getSimpleName() + "> instead, and call it through that.",
				cause);
	}

}
