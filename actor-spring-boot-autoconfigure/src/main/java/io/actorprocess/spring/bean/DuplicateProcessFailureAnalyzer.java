package io.actorprocess.spring.bean;

import java.util.List;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.actorprocess.process.DuplicateProcessException;
import io.actorprocess.spring.ActorProcess;

/**
 * Names the beans that want to be the same process.
 */
final class DuplicateProcessFailureAnalyzer extends AbstractFailureAnalyzer<DuplicateProcessException> {

	private final BeanFactory beanFactory;

	DuplicateProcessFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DuplicateProcessException cause) {
		List<String> beans = beansOf(cause.id());
		String who = beans.isEmpty() ? "" : " Process beans with this id: " + String.join(", ", beans) + ".";
		return new FailureAnalysis("Two processes want the id '" + cause.id() + "'." + who,
				"Give each process its own id: @ActorProcess(\"…\") sets that of a bean, by default it is the bean's name.",
				cause);
	}

	private List<String> beansOf(String id) {
		if (!(this.beanFactory instanceof ConfigurableListableBeanFactory beans)) {
			return List.of();
		}
		return ProcessDefinition.among(beans, beans.getBeanNamesForAnnotation(ActorProcess.class))
			.filter((process) -> process.id().equals(id))
			.map((process) -> "'" + process.beanName() + "' (" + process.type().getName() + ")")
			.toList();
	}

}
