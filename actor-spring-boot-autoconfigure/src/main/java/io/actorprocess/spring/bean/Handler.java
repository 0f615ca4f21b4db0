package io.actorprocess.spring.bean;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodParameter;
import org.springframework.util.ReflectionUtils;

import io.actorprocess.process.ProcessContext;

/**
 * A method of a bean, with the sources of its arguments. It is called on the bean as
 * Spring gives it, so the advice of a proxy applies.
 * <p>
 * Thread-safety: immutable.
 *
 * @param <E> what the handler is called for
 * @param bean the bean
 * @param method the method, invocable on the bean
 * @param arguments one source for each parameter
 */
record Handler<E>(Object bean, Method method, List<Argument<E>> arguments) {

	/**
	 * Makes a method callable.
	 * @param bean the bean
	 * @param declared the method as its author wrote it
	 * @param arguments gives each parameter its source
	 * @throws InvalidProcessException if the method cannot be called on the bean
	 */
	static <E> Handler<E> of(Object bean, Method declared, Function<MethodParameter, Argument<E>> arguments) {
		Method method = invocable(bean, declared);
		ReflectionUtils.makeAccessible(method);
		List<Argument<E>> sources = new ArrayList<>();
		for (int i = 0; i < declared.getParameterCount(); i++) {
			sources.add(arguments.apply(new MethodParameter(declared, i)));
		}
		return new Handler<>(bean, method, List.copyOf(sources));
	}

	private static Method invocable(Object bean, Method declared) {
		if (AopUtils.isAopProxy(bean) && Modifier.isFinal(declared.getModifiers())) {
			throw InvalidProcessException.of(declared, "is final, but its bean is proxied: the call would reach the "
					+ "proxy, which has none of the bean's fields", "Remove 'final' from the method.");
		}
		try {
			return AopUtils.selectInvocableMethod(declared, bean.getClass());
		}
		catch (IllegalStateException ex) {
			throw InvalidProcessException.of(declared, "cannot be called through the proxy of its bean",
					"Make the method at least package-private.");
		}
	}

	/**
	 * Calls the method within the process.
	 * @param context of the process
	 * @param event what the handler is called for
	 * @return what the method returns
	 * @throws UnusableEventException if an argument cannot be had from the event
	 * @throws Exception what the method throws
	 */
	@Nullable Object invoke(ProcessContext context, E event) throws Exception {
		@Nullable Object[] values = new Object[this.arguments.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments.get(i).resolve(context, event);
		}
		try {
			return this.method.invoke(this.bean, values);
		}
		catch (InvocationTargetException ex) {
			if (ex.getTargetException() instanceof Error error) {
				throw error;
			}
			throw (Exception) ex.getTargetException();
		}
	}

	@Override
	public String toString() {
		return InvalidProcessException.describe(this.method);
	}

}
