package io.actorprocess.spring.bean;

import java.util.Objects;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.Principal;
import io.actorprocess.process.ProcessContext;
import io.actorprocess.spring.Param;

/**
 * The parameters that a {@link io.actorprocess.spring.Route} method may have.
 * <p>
 * Thread-safety: immutable.
 *
 * @param conversion converts query parameters
 */
record RouteArguments(ConversionService conversion) {

	Argument<RouteCall> argument(MethodParameter parameter) {
		Param param = parameter.getParameterAnnotation(Param.class);
		if (param != null) {
			return query(parameter, param);
		}
		if (parameter.getParameterType() == HttpRequest.class) {
			return (context, call) -> call.request();
		}
		if (parameter.getParameterType() == ProcessContext.class) {
			return (context, call) -> context;
		}
		if (parameter.nestedIfOptional().getNestedParameterType() == Principal.class) {
			return new PrincipalArgument(parameter);
		}
		throw InvalidProcessException.of(Objects.requireNonNull(parameter.getMethod()),
				"has a parameter of type " + parameter.getParameterType().getSimpleName()
						+ " of which the request says nothing",
				"Mark query parameters with @Param; other parameters may be HttpRequest, "
						+ "Principal (of io.actorprocess.http) and ProcessContext.");
	}

	private QueryArgument query(MethodParameter parameter, Param param) {
		QueryArgument argument = new QueryArgument(parameter, param, nameOf(parameter, param), this.conversion);
		if (!argument.isConvertible()) {
			throw InvalidProcessException.of(
					Objects.requireNonNull(parameter.getMethod()), "has a query parameter of type "
							+ parameter.getParameterType().getSimpleName() + ", into which text cannot be converted",
					"Take a String, or register a Converter.");
		}
		return argument;
	}

	private static String nameOf(MethodParameter parameter, Param param) {
		if (!param.value().isEmpty()) {
			return param.value();
		}
		parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
		String name = parameter.getParameterName();
		if (name == null) {
			throw InvalidProcessException.of(Objects.requireNonNull(parameter.getMethod()),
					"has a @Param without a name, and the class was compiled without parameter names",
					"Write @Param(\"name\"), or compile with -parameters.");
		}
		return name;
	}

}
