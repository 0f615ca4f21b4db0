package io.actorprocess.spring.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Meters that come and go together in one registry. A registry holds what its meters read
 * from weakly, so whoever registers must keep it.
 * <p>
 * Thread-safety: any thread may call any method.
 */
abstract class MeterGroup {

	private final MeterRegistry registry;

	private final List<Meter> meters = new CopyOnWriteArrayList<>();

	MeterGroup(MeterRegistry registry) {
		this.registry = registry;
	}

	abstract void bind();

	void unbind() {
		this.meters.forEach(this.registry::remove);
		this.meters.clear();
	}

	<S> void gauge(String name, String description, Tags tags, S source, ToDoubleFunction<S> figure) {
		this.meters
			.add(Gauge.builder(name, source, figure).description(description).tags(tags).register(this.registry));
	}

	<S> void counter(String name, String description, Tags tags, S source, ToDoubleFunction<S> figure) {
		this.meters.add(FunctionCounter.builder(name, source, figure)
			.description(description)
			.tags(tags)
			.register(this.registry));
	}

	<S> void bytes(String name, String description, S source, ToDoubleFunction<S> figure) {
		this.meters.add(FunctionCounter.builder(name, source, figure)
			.description(description)
			.baseUnit("bytes")
			.register(this.registry));
	}

	<S> void timer(String name, String description, Tags tags, S source, ToLongFunction<S> count,
			ToDoubleFunction<S> nanos) {
		this.meters.add(FunctionTimer.builder(name, source, count, nanos, TimeUnit.NANOSECONDS)
			.description(description)
			.tags(tags)
			.register(this.registry));
	}

}
