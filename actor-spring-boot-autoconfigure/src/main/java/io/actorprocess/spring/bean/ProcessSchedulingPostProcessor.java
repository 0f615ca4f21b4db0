package io.actorprocess.spring.bean;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

import io.actorprocess.spring.ActorProcess;

/**
 * Spring's own post-processor, which leaves processes to themselves: it would call their
 * methods on a thread of its own, beside their events.
 */
final class ProcessSchedulingPostProcessor extends ScheduledAnnotationBeanPostProcessor {

	private @Nullable ListableBeanFactory beans;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		super.setBeanFactory(beanFactory);
		this.beans = (beanFactory instanceof ListableBeanFactory listable) ? listable : null;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return isProcess(beanName) ? bean : super.postProcessAfterInitialization(bean, beanName);
	}

	private boolean isProcess(String beanName) {
		return this.beans != null && this.beans.containsBean(beanName)
				&& this.beans.findAnnotationOnBean(beanName, ActorProcess.class, false) != null;
	}

}
