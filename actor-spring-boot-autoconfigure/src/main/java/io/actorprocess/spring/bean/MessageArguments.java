package io.actorprocess.spring.bean;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.springframework.core.MethodParameter;

import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessContext;

/**
 * The parameters that an {@link io.actorprocess.spring.Install} method may have.
 * <p>
 * Thread-safety: immutable.
 *
 * @param protobuf whether the protobuf library is there
 */
record MessageArguments(boolean protobuf) {

	Argument<Message> argument(MethodParameter parameter) {
		Class<?> type = parameter.getParameterType();
		if (type == UPID.class) {
			return (context, message) -> message.from();
		}
		if (type == byte[].class) {
			return (context, message) -> message.body();
		}
		if (type == String.class) {
			return (context, message) -> new String(message.body(), StandardCharsets.UTF_8);
		}
		if (type == ProcessContext.class) {
			return (context, message) -> context;
		}
		if (isProtobuf(type)) {
			return ProtobufMessages.argument(type);
		}
		throw InvalidProcessException.of(Objects.requireNonNull(parameter.getMethod()),
				"has a parameter of type " + type.getSimpleName() + ", which no message holds",
				"Allowed are UPID, byte[], String, ProcessContext and generated protobuf messages.");
	}

	/** The name of the messages for a method whose annotation gives none. */
	String nameOf(Method method) {
		List<? extends Class<?>> types = Arrays.stream(method.getParameterTypes()).filter(this::isProtobuf).toList();
		if (types.size() != 1) {
			throw InvalidProcessException.of(method,
					"has an @Install without a name, and " + types.size() + " protobuf parameters to name it after",
					"Write @Install(\"name\"), or take one generated protobuf message.");
		}
		return ProtobufMessages.nameOf(types.get(0));
	}

	private boolean isProtobuf(Class<?> type) {
		return this.protobuf && ProtobufMessages.isMessage(type);
	}

}
