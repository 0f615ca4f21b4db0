package io.actorprocess.spring.bean;

import java.util.Objects;

import org.springframework.core.MethodParameter;

import io.actorprocess.message.ExitReason;
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

	/** A parameter of a method for a turn of the process itself. */
	static Argument<Notice> ofOwn(MethodParameter parameter) {
		if (parameter.getParameterType() == UPID.class) {
			return (context, notice) -> notice.pid();
		}
		if (parameter.getParameterType() == ProcessContext.class) {
			return (context, notice) -> context;
		}
		throw InvalidProcessException.of(Objects.requireNonNull(parameter.getMethod()),
				"has a parameter of type " + parameter.getParameterType().getSimpleName()
						+ ", which cannot be had here",
				"Allowed are UPID and ProcessContext, and in an @Exited method ExitReason.");
	}

	/** A parameter of a method for the end of another process. */
	static Argument<Notice> ofExit(MethodParameter parameter) {
		if (parameter.getParameterType() == ExitReason.class) {
			return (context, notice) -> notice.reason();
		}
		return ofOwn(parameter);
	}

}
