package io.actorprocess.spring.bean;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.util.ClassUtils;

import io.actorprocess.spring.ActorProcess;

/**
 * Lets the handlers of process beans be called by reflection in a native image.
 */
final class ProcessBeanAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		if (bean.getBeanFactory().findAnnotationOnBean(bean.getBeanName(), ActorProcess.class, false) == null) {
			return null;
		}
		Class<?> type = ClassUtils.getUserClass(bean.getBeanClass());
		return (generation, code) -> register(type, generation.getRuntimeHints().reflection());
	}

	/** Handlers may be inherited. */
	private static void register(Class<?> type, ReflectionHints hints) {
		Class<?> level = type;
		while (level != null && level != Object.class) {
			hints.registerType(level, MemberCategory.INVOKE_DECLARED_METHODS);
			level = level.getSuperclass();
		}
	}

}
