package io.actorprocess.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.process.Endpoint;
import io.actorprocess.process.ProcessManager;

/**
 * Records what the JVM does and hands the recording out.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class ProfilerEndpoint {

	private static final Duration USUAL = Duration.ofMinutes(5);

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final String START = """
			`POST` starts a recording of the JDK's flight recorder, one at a time. It ends by itself after `duration`, \
			5mins by default and 1hrs at most, and waits to be fetched.""";

	private static final String STOP = """
			`POST` ends the recording and answers with it: a file for JDK Mission Control or `jfr print`.""";

	private final ProcessManager manager;

	private final Profiler profiler = new Profiler();

	ProfilerEndpoint(ProcessManager manager) {
		this.manager = manager;
	}

	List<Endpoint> endpoints(@Nullable String realm) {
		return List.of(new Endpoint("/profiler/start", realm, true, START, (request) -> onPost(request, this::start)),
				new Endpoint("/profiler/stop", realm, true, STOP,
						(request) -> onPost(request, (asked) -> aside(this.profiler::stop))));
	}

	private static Future<HttpResponse> onPost(HttpRequest request,
			Function<HttpRequest, Future<HttpResponse>> handler) {
		return request.method().equals("POST") ? handler.apply(request)
				: Future.ready(HttpResponse.status(405).with("Allow", "POST"));
	}

	private Future<HttpResponse> start(HttpRequest request) {
		String text = request.query().get("duration");
		try {
			Duration duration = (text != null) ? DurationText.parse(text) : USUAL;
			if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
				return Future.ready(HttpResponse.text(400, "A recording takes more than nothing and at most 1hrs.\n"));
			}
			return aside(() -> this.profiler.start(duration));
		}
		catch (IllegalArgumentException ex) {
			return Future.ready(HttpResponse.text(400, ex.getMessage() + ".\n"));
		}
	}

	/** The flight recorder works with files, so it must not hold up the sockets. */
	private Future<HttpResponse> aside(CheckedSupplier<HttpResponse> work) {
		return this.manager.async(work);
	}

}
