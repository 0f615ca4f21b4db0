package io.actorprocess.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.metrics.MetricsRegistry;
import io.actorprocess.process.Endpoint;
import io.actorprocess.process.ProcessManager;

/**
 * The endpoints that libprocess has, for
 * {@link io.actorprocess.process.ProcessManagerBuilder#endpoints}: {@code /help},
 * {@code /__processes__}, {@code /metrics/snapshot} and {@code /system/stats.json}, which
 * tell something, and {@code /logging/toggle}, {@code /profiler/start} and
 * {@code /profiler/stop}, which do something. The latter are refused unless an
 * authenticator guards their realm. They cost nothing until they are asked.
 * <p>
 * Thread-safety: immutable; the methods that begin with {@code with} return a copy.
 */
public final class BuiltInEndpoints implements Function<ProcessManager, List<Endpoint>> {

	private final MetricsRegistry metrics;

	private final @Nullable LoggingControl logging;

	private final @Nullable String readRealm;

	private final @Nullable String writeRealm;

	private BuiltInEndpoints(MetricsRegistry metrics, @Nullable LoggingControl logging, @Nullable String readRealm,
			@Nullable String writeRealm) {
		this.metrics = metrics;
		this.logging = logging;
		this.readRealm = readRealm;
		this.writeRealm = writeRealm;
	}

	/**
	 * Endpoints that are open to everybody, as far as they only tell something.
	 * @param metrics the metrics of the application
	 * @return the endpoints
	 */
	public static BuiltInEndpoints of(MetricsRegistry metrics) {
		return new BuiltInEndpoints(metrics, null, null, null);
	}

	/**
	 * These, guarded by realms.
	 * @param read who may read, or null for everybody
	 * @param write who may change something, or null for nobody
	 * @return a copy
	 */
	public BuiltInEndpoints withRealms(@Nullable String read, @Nullable String write) {
		return new BuiltInEndpoints(this.metrics, this.logging, read, write);
	}

	/**
	 * These, and {@code /logging/toggle}.
	 * @param control sets the levels of loggers
	 * @return a copy
	 */
	public BuiltInEndpoints withLogging(LoggingControl control) {
		return new BuiltInEndpoints(this.metrics, control, this.readRealm, this.writeRealm);
	}

	@Override
	public List<Endpoint> apply(ProcessManager manager) {
		List<Endpoint> endpoints = new ArrayList<>();
		endpoints.add(Endpoint.processes(manager, this.readRealm));
		endpoints.add(new MetricsEndpoint(manager, this.metrics).endpoint(this.readRealm));
		endpoints.add(new Endpoint("/system/stats.json", this.readRealm, false,
				"Load, processors and memory of the machine, as JSON.",
				(request) -> Future.ready(FlatJson.of(MachineFigures.take("avg_load_1min")))));
		if (this.logging != null) {
			endpoints.add(new LoggingEndpoint(this.logging, manager.clock()).endpoint(this.writeRealm));
		}
		endpoints.addAll(new ProfilerEndpoint(manager).endpoints(this.writeRealm));
		endpoints.add(new HelpEndpoint(manager, List.copyOf(endpoints)).endpoint(this.readRealm));
		return endpoints;
	}

}
