package io.actorprocess.spring.autoconfigure;

import java.time.Duration;

import com.google.protobuf.Message;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.actuate.ActorHealthIndicator;
import io.actorprocess.spring.actuate.ActorInfoContributor;
import io.actorprocess.spring.actuate.DrainEndpoint;
import io.actorprocess.spring.actuate.ProcessesEndpoint;
import io.actorprocess.spring.actuate.RunQueueEndpoint;
import io.actorprocess.spring.actuate.SocketsEndpoint;
import io.actorprocess.spring.bean.JsonWriter;
import io.actorprocess.spring.metrics.ActorMetrics;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is configured depends on what is there; the runtime itself needs none of it.
 */
class OptionalClassesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ApplicationAvailabilityAutoConfiguration.class,
				JacksonAutoConfiguration.class, ActorAutoConfiguration.class, ActorMetricsAutoConfiguration.class,
				ActorEndpointAutoConfiguration.class, ActorHealthContributorAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=*")
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean("listener", Listener.class);

	@Test
	void everythingIsConfiguredIfEverythingIsThere() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ProcessManager.class)
			.hasSingleBean(SocketManager.class)
			.hasSingleBean(JsonWriter.class)
			.hasSingleBean(ActorMetrics.class)
			.hasSingleBean(ProcessesEndpoint.class)
			.hasSingleBean(RunQueueEndpoint.class)
			.hasSingleBean(SocketsEndpoint.class)
			.hasSingleBean(DrainEndpoint.class)
			.hasSingleBean(ActorInfoContributor.class)
			.hasSingleBean(ActorHealthIndicator.class));
	}

	@Test
	void runtimeWorksWithoutMicrometer() {
		works(MeterRegistry.class, ActorMetrics.class);
	}

	@Test
	void runtimeWorksWithoutActuator() {
		works(Endpoint.class, ProcessesEndpoint.class);
	}

	@Test
	void runtimeWorksWithoutHealth() {
		works(HealthIndicator.class, ActorHealthIndicator.class);
	}

	@Test
	void runtimeWorksWithoutNetty() {
		works(ServerBootstrap.class, SocketManager.class);
	}

	@Test
	void runtimeWorksWithoutJackson() {
		works(JsonMapper.class, JsonWriter.class);
	}

	@Test
	void runtimeWorksWithoutProtobuf() {
		without(Message.class, (context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void metersAreAbsentWhenDisabled() {
		this.runner.withPropertyValues("actor.metrics.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ActorMetrics.class));
	}

	@Test
	void healthIsAbsentWhenDisabled() {
		this.runner.withPropertyValues("management.health.actor.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ActorHealthIndicator.class));
	}

	@Test
	void infoIsAbsentWhenDisabled() {
		this.runner.withPropertyValues("management.info.actor.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ActorInfoContributor.class));
	}

	@Test
	void endpointIsAbsentWithoutAccess() {
		this.runner.withPropertyValues("management.endpoint.processes.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(ProcessesEndpoint.class)
				.hasSingleBean(RunQueueEndpoint.class));
	}

	@Test
	void operatorsViewsAreAbsentWithoutTheRuntime() {
		this.runner.withPropertyValues("actor.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ActorMetrics.class)
				.doesNotHaveBean(ProcessesEndpoint.class)
				.doesNotHaveBean(ActorHealthIndicator.class));
	}

	private void works(Class<?> missing, Class<?> absent) {
		without(missing, (context) -> assertThat(context).doesNotHaveBean(absent));
	}

	private void without(Class<?> missing, ContextConsumer<AssertableApplicationContext> test) {
		this.runner.withClassLoader(new FilteredClassLoader(missing)).run((context) -> {
			PID<Listener> pid = context.getBean(ProcessManager.class).pid("listener", Listener.class);

			assertThat(pid.dispatch(Listener::answer).get(Duration.ofSeconds(10))).isEqualTo(42);
			test.accept(context);
		});
	}

	@ActorProcess
	static class Listener {

		@Install("bytes")
		void bytes(byte[] body) {
		}

		int answer() {
			return 42;
		}

	}

}
