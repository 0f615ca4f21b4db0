package io.actorprocess.spring.bean;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

import io.actorprocess.spring.ActorProcess;

/**
 * A bean that is a process.
 * <p>
 * Thread-safety: immutable.
 *
 * @param beanName the name of the bean
 * @param id the id of the process, of a prototype the prefix of its ids
 * @param type the class that the author of the bean wrote
 */
record ProcessDefinition(String beanName, String id, Class<?> type) {

	/**
	 * Looks whether a bean is a process; creates no bean.
	 * @param beans the bean factory
	 * @param beanName the name of the bean
	 * @return its definition, or null if it is no process
	 */
	static @Nullable ProcessDefinition find(ListableBeanFactory beans, String beanName) {
		ActorProcess annotation = beans.findAnnotationOnBean(beanName, ActorProcess.class, false);
		if (annotation == null) {
			return null;
		}
		Class<?> type = beans.getType(beanName, false);
		if (type == null) {
			throw new InvalidProcessException(
					"The type of the process bean '" + beanName + "' is unknown before it is created",
					"Let the @Bean method that creates it return its class.");
		}
		String id = annotation.value().isEmpty() ? beanName : annotation.value();
		if (id.indexOf('@') >= 0 || id.endsWith("()")) {
			throw new InvalidProcessException("The process bean '" + beanName + "' has the id '" + id + "'",
					"Choose an id without '@' that does not end with '()': others must be able to write it.");
		}
		return new ProcessDefinition(beanName, id, ClassUtils.getUserClass(type));
	}

	/** The name of the bean through which others reach the process. */
	String pidBeanName() {
		return this.beanName + "Pid";
	}

}
