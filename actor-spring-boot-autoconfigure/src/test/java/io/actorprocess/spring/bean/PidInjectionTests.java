package io.actorprocess.spring.bean;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import io.actorprocess.process.PID;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a PID can be injected, and where a process cannot.
 */
class PidInjectionTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));

	@Test
	void pidIsInjectedByItsType() {
		this.runner.withBean("counter", Counter.class)
			.withBean("log", Log.class)
			.withBean(Client.class)
			.run((context) -> {
				Client client = context.getBean(Client.class);

				assertThat(client.counter().id()).isEqualTo("counter");
				assertThat(client.log().id()).isEqualTo("log");
			});
	}

	@Test
	void twoProcessesOfOneTypeAreToldApartByTheirIds() {
		this.runner.withUserConfiguration(TwoCounters.class).withBean(QualifiedClient.class).run((context) -> {
			QualifiedClient client = context.getBean(QualifiedClient.class);

			assertThat(client.left().id()).isEqualTo("left");
			assertThat(client.right().id()).isEqualTo("right-one");
		});
	}

	@Test
	void twoProcessesOfOneTypeAreAmbiguousWithoutAQualifier() {
		this.runner.withUserConfiguration(TwoCounters.class)
			.withBean(CounterClient.class)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(NoUniqueBeanDefinitionException.class));
	}

	@Test
	void primaryProcessHasThePrimaryPid() {
		this.runner.withUserConfiguration(PrimaryCounters.class)
			.withBean(CounterClient.class)
			.run((context) -> assertThat(context.getBean(CounterClient.class).counter().id()).isEqualTo("main"));
	}

	@Test
	void providersListsAndMapsOfPidsAreInjected() {
		this.runner.withUserConfiguration(TwoCounters.class).withBean(ManyClient.class).run((context) -> {
			ManyClient client = context.getBean(ManyClient.class);

			assertThat(client.all()).extracting(PID::id).containsExactly("left", "right-one");
			assertThat(client.byName()).containsOnlyKeys("leftPid", "rightPid");
			assertThat(client.any()).hasSize(2);
			assertThat(client.absent().getIfAvailable()).isNull();
		});
	}

	@Test
	void processItselfIsNotInjected() {
		this.runner.withBean("counter", Counter.class)
			.withBean(RudeClient.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(UnsatisfiedDependencyException.class)
				.hasRootCauseInstanceOf(NoSuchBeanDefinitionException.class));
	}

	@Test
	void circlesOfPidsAreNoCirclesOfBeans() {
		this.runner.withBean("ping", Ping.class).withBean("pong", Pong.class).run((context) -> {
			PID<Ping> ping = context.getBean(Pong.class).ping();

			assertThat(ping.dispatchFlat((p) -> p.pong().dispatch(Pong::name)).get(Duration.ofSeconds(10)))
				.isEqualTo("pong");
		});
	}

	@ActorProcess
	static class Counter {

		void count() {
		}

	}

	@ActorProcess("log")
	static class Log {

		void write() {
		}

	}

	record Client(PID<Counter> counter, PID<Log> log) {

	}

	record CounterClient(PID<Counter> counter) {

	}

	record RudeClient(Counter counter) {

	}

	record QualifiedClient(@Qualifier("left") PID<Counter> left, @Qualifier("right-one") PID<Counter> right) {

	}

	record ManyClient(List<PID<Counter>> all, Map<String, PID<Counter>> byName, List<PID<?>> any,
			ObjectProvider<PID<Log>> absent) {

	}

	@ActorProcess
	record Ping(PID<Pong> pong) {

	}

	@ActorProcess
	record Pong(PID<Ping> ping) {

		String name() {
			return "pong";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoCounters {

		@Bean
		@ActorProcess
		Counter left() {
			return new Counter();
		}

		@Bean
		@ActorProcess("right-one")
		Counter right() {
			return new Counter();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryCounters {

		@Bean
		@ActorProcess
		Counter other() {
			return new Counter();
		}

		@Bean
		@Primary
		@ActorProcess
		Counter main() {
			return new Counter();
		}

	}

}
