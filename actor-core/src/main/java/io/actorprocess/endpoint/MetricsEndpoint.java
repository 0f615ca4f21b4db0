package io.actorprocess.endpoint;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.metrics.MetricsRegistry;
import io.actorprocess.pattern.RateLimiter;
import io.actorprocess.process.Endpoint;
import io.actorprocess.process.ManagerStatistics;
import io.actorprocess.process.ProcessManager;

/**
 * All figures as one flat object of JSON: those of the application, of the runtime and of
 * the machine.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class MetricsEndpoint {

	private static final int PER_SECOND = 2;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final String HELP = """
			A snapshot of all metrics: one flat object of JSON, sorted by name.

			`timeout=5secs` bounds the wait for gauges that have to be asked, 10secs by default; those that are late or \
			fail are left out. Two snapshots a second are taken; who asks more often has to wait.""";

	private final ProcessManager manager;

	private final MetricsRegistry registry;

	private final RateLimiter limiter;

	MetricsEndpoint(ProcessManager manager, MetricsRegistry registry) {
		this.manager = manager;
		this.registry = registry;
		this.limiter = new RateLimiter(PER_SECOND, Duration.ofSeconds(1), manager.clock());
	}

	Endpoint endpoint(@Nullable String realm) {
		return new Endpoint("/metrics/snapshot", realm, false, HELP, this::answer);
	}

	private Future<HttpResponse> answer(HttpRequest request) {
		String timeout = request.query().get("timeout");
		Duration patience;
		try {
			patience = (timeout != null) ? DurationText.parse(timeout) : PATIENCE;
		}
		catch (IllegalArgumentException ex) {
			return Future.ready(HttpResponse.text(400, "The parameter 'timeout': " + ex.getMessage() + "\n"));
		}
		return this.limiter.acquire()
			.thenFlat((permit) -> this.registry.snapshot(patience, this.manager.clock()))
			.then(this::render);
	}

	private HttpResponse render(SortedMap<String, Double> application) {
		SortedMap<String, Double> all = new TreeMap<>(runtime());
		MachineFigures.take("load_1min").forEach((name, value) -> all.put("system/" + name, value));
		all.putAll(application);
		return FlatJson.of(all);
	}

	private Map<String, Double> runtime() {
		ManagerStatistics now = this.manager.monitor().statistics();
		long waiting = this.manager.monitor().mailboxSizes().values().stream().mapToLong(Long::longValue).sum();
		return Map.of("actor/processes", (double) now.processes(), "actor/processes_spawned", (double) now.spawned(),
				"actor/processes_terminated", (double) now.terminated(), "actor/processes_restarted",
				(double) now.restarted(), "actor/futures_abandoned", (double) now.futuresAbandoned(), "actor/timers",
				(double) now.timers(), "actor/dead_letters", (double) this.manager.deadLetters().count(),
				"actor/mailbox_events", (double) waiting, "actor/connections",
				(double) now.sockets().connections().size());
	}

}
