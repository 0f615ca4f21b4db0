package io.actorprocess.spring.bean;

import java.util.Objects;

import org.springframework.core.MethodParameter;

import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessContext;

/**
 * The parameters that methods for the turns in a process' life may have.
 * <p>
 * Thread-safety: stateless.
 */
final class NoticeArguments {

	private NoticeArguments() {
	}

	static Argument<UPID> argument(MethodParameter parameter) {
		if (parameter.getParameterType() == UPID.class) {
			return (context, upid) -> upid;
		}
		if (parameter.getParameterType() == ProcessContext.class) {
			return (context, upid) -> context;
		}
		throw InvalidProcessException.of(
				Objects.requireNonNull(parameter.getMethod()), "has a parameter of type "
						+ parameter.getParameterType().getSimpleName() + ", which cannot be had here",
				"Allowed are UPID and ProcessContext.");
	}

}
