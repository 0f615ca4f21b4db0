package io.actorprocess.spring.autoconfigure;

import java.util.function.Consumer;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import io.actorprocess.message.Address;
import io.actorprocess.process.ProcessManagerBuilder;
import io.actorprocess.scheduling.SchedulingOptions;

/**
 * Applies the properties to the builder of the manager. A value that the runtime refuses
 * is reported under the name of its property.
 */
record PropertiesCustomizer(ActorProperties properties) implements ProcessManagerBuilderCustomizer {

	@Override
	public void customize(ProcessManagerBuilder builder) {
		check("actor.ip", this.properties.ip(), Address::parseIp);
		check("actor.port", this.properties.port(), PropertiesCustomizer::checkPort);
		builder.ip(this.properties.ip()).port(this.properties.port()).scheduling(scheduling());
		String advertisedIp = this.properties.advertisedIp();
		if (advertisedIp != null) {
			check("actor.advertised-ip", advertisedIp, Address::parseIp);
			builder.advertisedIp(advertisedIp);
		}
		Integer advertisedPort = this.properties.advertisedPort();
		if (advertisedPort != null) {
			check("actor.advertised-port", advertisedPort, PropertiesCustomizer::checkPort);
			builder.advertisedPort(advertisedPort);
		}
	}

	private SchedulingOptions scheduling() {
		SchedulingOptions options = SchedulingOptions.defaults().withRunQueue(this.properties.runQueue());
		Integer workers = this.properties.workerCount();
		if (workers != null) {
			check("actor.worker-count", workers, options::withWorkers);
			options = options.withWorkers(workers);
		}
		ActorProperties.Scheduling slice = this.properties.scheduling();
		SchedulingOptions base = options;
		check("actor.scheduling.events-per-slice", slice.eventsPerSlice(),
				(events) -> base.withSlice(events, base.timePerSlice()));
		check("actor.scheduling.time-per-slice", slice.timePerSlice(),
				(time) -> base.withSlice(base.eventsPerSlice(), time));
		return base.withSlice(slice.eventsPerSlice(), slice.timePerSlice());
	}

	private static void checkPort(int port) {
		Address.of("0.0.0.0", port);
	}

	private static <V> void check(String property, V value, Consumer<V> check) {
		try {
			check.accept(value);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(property, value, ex.getMessage() + ".", ex);
		}
	}

}
