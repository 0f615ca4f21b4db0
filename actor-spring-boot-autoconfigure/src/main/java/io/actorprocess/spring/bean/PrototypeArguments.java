package io.actorprocess.spring.bean;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;

/**
 * Completes the arguments that the creator of a prototype gives by those that the
 * container has.
 * <p>
 * Thread-safety: immutable.
 */
record PrototypeArguments(ConfigurableListableBeanFactory beans, ProcessDefinition definition) {

	/**
	 * Gives each parameter, from left to right, the next given value if it fits, else a
	 * bean.
	 * @param given what the creator gives
	 * @return a value for every parameter
	 * @throws IllegalArgumentException if a given value was not taken
	 */
	@Nullable Object[] complete(Object[] given) {
		Executable executable = executable();
		Deque<Object> left = new ArrayDeque<>(Arrays.asList(given));
		@Nullable Object[] values = new Object[executable.getParameterCount()];
		for (int i = 0; i < values.length; i++) {
			Class<?> type = executable.getParameterTypes()[i];
			values[i] = (!left.isEmpty() && ClassUtils.isAssignableValue(type, left.peek())) ? left.poll()
					: bean(executable, i);
		}
		if (!left.isEmpty()) {
			throw new IllegalArgumentException("Cannot spawn a process of the bean '" + this.definition.beanName()
					+ "': no parameter of " + executable.toGenericString() + " is left for the argument " + left.peek()
					+ "; give arguments in the order of the parameters");
		}
		return values;
	}

	private @Nullable Object bean(Executable executable, int index) {
		DependencyDescriptor dependency = new DependencyDescriptor(MethodParameter.forExecutable(executable, index),
				true);
		return this.beans.resolveDependency(dependency, this.definition.beanName());
	}

	private Executable executable() {
		Method factoryMethod = ProcessDefinition.factoryMethod(this.beans, this.definition.beanName());
		return (factoryMethod != null) ? factoryMethod : constructor();
	}

	private Constructor<?> constructor() {
		List<Constructor<?>> all = List.of(this.definition.type().getDeclaredConstructors());
		return all.stream()
			.filter((candidate) -> all.size() == 1 || candidate.isAnnotationPresent(Autowired.class))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Cannot spawn a process of the bean '"
					+ this.definition.beanName() + "' with arguments: " + this.definition.type().getName() + " has "
					+ all.size() + " constructors; mark one with @Autowired"));
	}

}
