package io.actorprocess.spring.bean;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

import io.actorprocess.http.Principal;
import io.actorprocess.process.ProcessContext;

/**
 * Who asks.
 * <p>
 * Thread-safety: immutable.
 */
final class PrincipalArgument implements Argument<RouteCall> {

	private final boolean required;

	private final boolean wrapped;

	PrincipalArgument(MethodParameter parameter) {
		this.required = !parameter.isOptional();
		this.wrapped = parameter.getParameterType() == Optional.class;
	}

	@Override
	public @Nullable Object resolve(ProcessContext context, RouteCall call) throws UnusableEventException {
		Principal principal = call.principal();
		if (this.wrapped) {
			return Optional.ofNullable(principal);
		}
		if (principal == null && this.required) {
			throw new UnknownPrincipalException();
		}
		return principal;
	}

}
