package io.actorprocess.spring.bean;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

import io.actorprocess.http.AccessControl;
import io.actorprocess.spring.Exited;
import io.actorprocess.spring.Initialize;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.Route;
import io.actorprocess.spring.Terminating;

/**
 * Reads the handlers of a bean off its annotated methods.
 * <p>
 * Thread-safety: immutable.
 */
final class HandlerReader {

	private final RouteArguments routes;

	private final MessageArguments messages;

	private final RouteResult results;

	private final AccessControl access;

	private final ScheduleReader schedules;

	HandlerReader(RouteArguments routes, MessageArguments messages, RouteResult results, AccessControl access,
			ScheduleReader schedules) {
		this.routes = routes;
		this.messages = messages;
		this.results = results;
		this.access = access;
		this.schedules = schedules;
	}

	/**
	 * Reads a bean.
	 * @param bean the bean as Spring gives it
	 * @return its handlers, possibly none: a bean may live from dispatched calls alone
	 * @throws InvalidProcessException if a handler could not work as it is written
	 */
	Handlers read(Object bean) {
		Class<?> type = AopUtils.getTargetClass(bean);
		requireReachable(type);
		return new Handlers(
				named(bean, Route.class, (method, route) -> pathOf(method, route, type), this.routes::argument),
				routes(type), named(bean, Install.class, this::nameOf, this.messages::argument),
				single(bean, Initialize.class, NoticeArguments::ofOwn),
				single(bean, Terminating.class, NoticeArguments::ofOwn),
				single(bean, Exited.class, NoticeArguments::ofExit), this.schedules.read(bean));
	}

	/** Some class is marked by mistake, or its handlers by annotations of others. */
	private void requireReachable(Class<?> type) {
		boolean callable = Arrays
			.stream(ReflectionUtils.getUniqueDeclaredMethods(type, ReflectionUtils.USER_DECLARED_METHODS))
			.anyMatch((method) -> method.getDeclaringClass() != Object.class
					&& !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()));
		if (!callable && !hasHandlers(type)) {
			throw new InvalidProcessException(
					"The process " + type.getName() + " has neither a handler nor a method that a PID could call",
					"Give it a method that others may call, or one marked with @Route, @Install, @Exited, @Initialize, "
							+ "@Terminating or @Scheduled; or remove @ActorProcess.");
		}
	}

	/** Whether a class has handlers that would be read. */
	boolean hasHandlers(Class<?> type) {
		return !methods(type, Route.class).isEmpty() || !methods(type, Install.class).isEmpty()
				|| !methods(type, Initialize.class).isEmpty() || !methods(type, Terminating.class).isEmpty()
				|| !methods(type, Exited.class).isEmpty() || ScheduleReader.hasSchedules(type);
	}

	private static Map<String, Route> routes(Class<?> type) {
		Map<String, Route> routes = new LinkedHashMap<>();
		methods(type, Route.class).values().forEach((route) -> routes.put(route.value(), route));
		return routes;
	}

	private String pathOf(Method method, Route route, Class<?> type) {
		this.results.check(method, type);
		if (!route.realm().isEmpty() && !this.access.hasAuthenticator(route.realm())) {
			throw InvalidProcessException.of(method,
					"is guarded by the realm '" + route.realm()
							+ "', which has no authenticator: everybody would get in",
					"Set 'actor.http.realms." + route.realm() + "', or declare an Authenticator bean named '"
							+ route.realm() + "'.");
		}
		return route.value();
	}

	private String nameOf(Method method, Install install) {
		requireVoid(method, Install.class);
		return install.value().isEmpty() ? this.messages.nameOf(method) : install.value();
	}

	private static <A extends Annotation, E> Map<String, Handler<E>> named(Object bean, Class<A> annotation,
			BiFunction<Method, A, String> namer, Function<MethodParameter, Argument<E>> arguments) {
		Map<String, Handler<E>> handlers = new LinkedHashMap<>();
		methods(AopUtils.getTargetClass(bean), annotation).forEach((method, found) -> {
			String name = namer.apply(method, found);
			Handler<E> other = handlers.put(name, Handler.of(bean, method, arguments));
			if (other != null) {
				throw InvalidProcessException.of(method, "handles '" + name + "', as " + other + " does",
						"Keep one of the two, or give them different names.");
			}
		});
		return handlers;
	}

	private static @Nullable Handler<Notice> single(Object bean, Class<? extends Annotation> annotation,
			Function<MethodParameter, Argument<Notice>> arguments) {
		Handler<Notice> handler = null;
		for (Map.Entry<Method, ? extends Annotation> entry : methods(AopUtils.getTargetClass(bean), annotation)
			.entrySet()) {
			if (handler != null) {
				throw InvalidProcessException.of(entry.getKey(),
						"is marked with @" + annotation.getSimpleName() + ", as " + handler + " is",
						"Keep the annotation on one of the two.");
			}
			requireVoid(entry.getKey(), annotation);
			handler = Handler.of(bean, entry.getKey(), arguments);
		}
		return handler;
	}

	static void requireVoid(Method method, Class<? extends Annotation> annotation) {
		if (method.getReturnType() != void.class) {
			throw InvalidProcessException.of(method,
					"returns a value, but an @" + annotation.getSimpleName()
							+ " method answers nobody, so the value would be lost",
					"Let the method return void; send a message to answer.");
		}
	}

	private static <A extends Annotation> Map<Method, A> methods(Class<?> type, Class<A> annotation) {
		return MethodIntrospector.selectMethods(type,
				(Method method) -> AnnotatedElementUtils.findMergedAnnotation(method, annotation));
	}

}
