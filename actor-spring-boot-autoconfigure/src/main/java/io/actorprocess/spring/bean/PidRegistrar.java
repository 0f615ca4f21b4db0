package io.actorprocess.spring.bean;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

import io.actorprocess.process.PID;
import io.actorprocess.spring.ProcessSpawner;

/**
 * Registers, for every process bean, the bean through which others reach it: a
 * {@link PID} of its type, or a {@link ProcessSpawner} if its scope is prototype.
 */
public final class PidRegistrar implements BeanDefinitionRegistryPostProcessor {

	/*
	 * It runs after all configuration classes are read, so it sees every process bean
	 * however it was declared. The process bean itself is no longer a candidate for
	 * injection: a call that goes around the PID would not be serialized. Its proxy, if
	 * any, must be one of its class, since a PID's calls are written against the class.
	 * Ahead-of-time processing leaves the new definitions out, since the code that it
	 * generates could not name a type that is package-private; the registrar runs again
	 * at each start. Methods marked with @Scheduled are called by the process itself, so
	 * the post-processor that would call them from outside gives way to one that leaves
	 * processes alone.
	 */

	private final String processBeansName;

	/**
	 * A registrar.
	 * @param processBeansName the name of the {@link ProcessBeans} bean, which makes what
	 * is registered here
	 */
	public PidRegistrar(String processBeansName) {
		this.processBeansName = processBeansName;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		String scheduling = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME;
		if (registry.containsBeanDefinition(scheduling)) {
			registry.removeBeanDefinition(scheduling);
			registry.registerBeanDefinition(scheduling, scheduling());
		}
		if (registry instanceof ConfigurableListableBeanFactory beans) {
			for (String name : registry.getBeanDefinitionNames()) {
				ProcessDefinition process = ProcessDefinition.find(beans, name);
				if (process != null && !registry.containsBeanDefinition(process.pidBeanName())) {
					register(registry, beans, process);
				}
			}
		}
	}

	private void register(BeanDefinitionRegistry registry, ConfigurableListableBeanFactory beans,
			ProcessDefinition process) {
		RootBeanDefinition merged = (RootBeanDefinition) beans.getMergedBeanDefinition(process.beanName());
		AbstractBeanDefinition source = (AbstractBeanDefinition) registry.getBeanDefinition(process.beanName());
		requireScope(process, merged);
		source.setAutowireCandidate(false);
		source.setAttribute(AutoProxyUtils.PRESERVE_TARGET_CLASS_ATTRIBUTE, true);
		RootBeanDefinition pid = merged.isPrototype() ? spawner(process) : pid(process);
		pid.setPrimary(source.isPrimary());
		pid.setFallback(source.isFallback());
		pid.copyQualifiersFrom(source);
		Method factoryMethod = ProcessDefinition.factoryMethod(beans, process.beanName());
		AnnotatedElement element = (factoryMethod != null) ? factoryMethod : process.type();
		pid.setQualifiedElement(element);
		if (!element.isAnnotationPresent(Qualifier.class)) {
			pid.addQualifier(new AutowireCandidateQualifier(Qualifier.class, process.id()));
		}
		registry.registerBeanDefinition(process.pidBeanName(), pid);
	}

	private static void requireScope(ProcessDefinition process, RootBeanDefinition merged) {
		if (!merged.isSingleton() && !merged.isPrototype()) {
			throw new InvalidProcessException(
					"The process bean '" + process.beanName() + "' has the scope '" + merged.getScope()
							+ "', but a process lives from its spawn to its end",
					"Use the scope singleton, or prototype with a ProcessSpawner<" + process.type().getSimpleName()
							+ ">.");
		}
	}

	private static RootBeanDefinition scheduling() {
		RootBeanDefinition definition = new RootBeanDefinition(ProcessSchedulingPostProcessor.class);
		definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		return definition;
	}

	private RootBeanDefinition pid(ProcessDefinition process) {
		RootBeanDefinition definition = definition(PID.class, process.type(), "pid");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, process.id());
		definition.getConstructorArgumentValues().addIndexedArgumentValue(1, process.type());
		definition.getConstructorArgumentValues().addIndexedArgumentValue(2, process.annotation().manager());
		return definition;
	}

	private RootBeanDefinition spawner(ProcessDefinition process) {
		RootBeanDefinition definition = definition(ProcessSpawner.class, process.type(), "spawner");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, process.beanName());
		return definition;
	}

	private RootBeanDefinition definition(Class<?> kind, Class<?> type, String factoryMethod) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(ResolvableType.forClassWithGenerics(kind, type));
		definition.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
		definition.setFactoryBeanName(this.processBeansName);
		definition.setFactoryMethodName(factoryMethod);
		return definition;
	}

}
