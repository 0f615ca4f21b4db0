package io.actorprocess.spring.bean;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.annotation.AnnotatedElementUtils;
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
 * @param annotation what makes the bean a process
 */
record ProcessDefinition(String beanName, String id, Class<?> type, ActorProcess annotation) {

	/**
	 * Looks whether a bean is a process; creates no bean.
	 * @param beans the bean factory
	 * @param beanName the name of the bean
	 * @return its definition, or null if it is no process
	 */
	static @Nullable ProcessDefinition find(ConfigurableListableBeanFactory beans, String beanName) {
		ActorProcess found = beans.findAnnotationOnBean(beanName, ActorProcess.class, false);
		if (found == null) {
			return null;
		}
		Class<?> type = beans.getType(beanName, false);
		if (type == null) {
			throw new InvalidProcessException(
					"The type of the process bean '" + beanName + "' is unknown before it is created",
					"Let the @Bean method that creates it return its class.");
		}
		ActorProcess annotation = effective(beans, beanName, found);
		return new ProcessDefinition(beanName, idOf(beanName, annotation), ClassUtils.getUserClass(type), annotation);
	}

	/** The processes among some beans. */
	static Stream<ProcessDefinition> among(ConfigurableListableBeanFactory beans, String... beanNames) {
		return Arrays.stream(beanNames).flatMap((name) -> Stream.ofNullable(find(beans, name)));
	}

	/** The annotation of a {@code @Bean} method counts before that of the class. */
	private static ActorProcess effective(ConfigurableListableBeanFactory beans, String beanName, ActorProcess found) {
		Method method = factoryMethod(beans, beanName);
		ActorProcess own = (method != null) ? AnnotatedElementUtils.findMergedAnnotation(method, ActorProcess.class)
				: null;
		return (own != null) ? own : found;
	}

	private static String idOf(String beanName, ActorProcess annotation) {
		String given = annotation.value();
		String id = given.isEmpty() ? beanName : given;
		if (id.indexOf('@') >= 0 || id.endsWith("()")) {
			throw new InvalidProcessException("The process bean '" + beanName + "' has the id '" + id + "'",
					"Choose an id without '@' that does not end with '()': others must be able to write it.");
		}
		return id;
	}

	/** The {@code @Bean} method that makes a bean, once its type has been asked for. */
	static @Nullable Method factoryMethod(ConfigurableListableBeanFactory beans, String beanName) {
		return (beans.containsBeanDefinition(beanName)
				&& beans.getMergedBeanDefinition(beanName) instanceof RootBeanDefinition merged)
						? merged.getResolvedFactoryMethod() : null;
	}

	/** The name of the bean through which others reach the process. */
	String pidBeanName() {
		return this.beanName + "Pid";
	}

}
