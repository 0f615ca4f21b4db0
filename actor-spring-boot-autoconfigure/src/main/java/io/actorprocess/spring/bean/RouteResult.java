package io.actorprocess.spring.bean;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpResponse;

/**
 * Turns what a route returns into a response.
 * <p>
 * Thread-safety: immutable.
 *
 * @param json writes JSON, or null if there is nothing that could
 */
record RouteResult(@Nullable JsonWriter json) {

	/**
	 * Checks that the results of a method can become responses.
	 * @param method the method
	 * @param bean the class of its bean
	 * @throws InvalidProcessException if they would need JSON and there is none
	 */
	void check(Method method, Class<?> bean) {
		ResolvableType returned = ResolvableType.forMethodReturnType(method, bean);
		ResolvableType value = CompletionStage.class.isAssignableFrom(returned.toClass())
				? returned.as(CompletionStage.class).getGeneric() : returned;
		if (this.json == null && !isPlain(value.toClass())) {
			throw InvalidProcessException.of(method,
					"returns " + value + ", which would be written as JSON, but there is no JsonMapper bean",
					"Return text, a number, a boolean or an HttpResponse, or add Jackson (spring-boot-starter-jackson).");
		}
	}

	private static boolean isPlain(Class<?> type) {
		return type == void.class || type == Void.class || HttpResponse.class.isAssignableFrom(type)
				|| CharSequence.class.isAssignableFrom(type) || Number.class.isAssignableFrom(type)
				|| type == Boolean.class || (type.isPrimitive() && type != char.class);
	}

	/** The response for a result, once it is there. */
	Future<HttpResponse> respond(@Nullable Object result) {
		if (result instanceof CompletionStage<?> stage) {
			return Future.from(stage).then(this::toResponse);
		}
		return Future.ready(toResponse(result));
	}

	private HttpResponse toResponse(@Nullable Object value) {
		if (value == null) {
			return HttpResponse.of(200);
		}
		if (value instanceof HttpResponse response) {
			return response;
		}
		if (this.json == null || value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
			return HttpResponse.ok(value.toString());
		}
		return HttpResponse.json(this.json.write(value));
	}

}
