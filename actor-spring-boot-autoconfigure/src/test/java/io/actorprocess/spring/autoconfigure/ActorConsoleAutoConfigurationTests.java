package io.actorprocess.spring.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.actuate.ActorConsoleEndpoint;
import io.actorprocess.spring.actuate.ConsoleOverview;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When there is a console, and when there is none.
 */
class ActorConsoleAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=actorconsole";

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(ActorAutoConfiguration.class,
			ActorConsoleAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withPropertyValues("actor.socket.enabled=false", EXPOSED);

	@Test
	void consoleIsThereInAWebApplicationThatExposesIt() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ActorConsoleEndpoint.class));
	}

	@Test
	void consoleIsAbsentWithoutAWebApplication() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues("actor.socket.enabled=false", EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(ProcessManager.class)
				.doesNotHaveBean(ActorConsoleEndpoint.class));
	}

	@Test
	void consoleIsAbsentWithoutActuator() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasSingleBean(ProcessManager.class)
				.doesNotHaveBean("actorConsoleEndpoint"));
		this.runner.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasSingleBean(ProcessManager.class)
				.doesNotHaveBean("actorConsoleEndpoint"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoints.web.exposure.include=health",
			"management.endpoints.jmx.exposure.include=*", "management.endpoint.actorconsole.access=NONE",
			"actor.enabled=false" })
	void consoleIsAbsentWhereItIsNotWanted(String property) {
		WebApplicationContextRunner wanted = property.contains("exposure")
				? this.runner.withPropertyValues("management.endpoints.web.exposure.include=health") : this.runner;

		wanted.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ActorConsoleEndpoint.class));
	}

	@Test
	void consoleOfAnApplicationReplacesOurs() {
		this.runner.withUserConfiguration(OwnConsole.class)
			.run((context) -> assertThat(context).hasSingleBean(ActorConsoleEndpoint.class).hasBean("own"));
	}

	@ParameterizedTest
	@CsvSource({ "100ms, 100", "1m, 60000", "0, 0", ", 1000" })
	void refreshIntervalReachesThePage(String interval, long millis) {
		WebApplicationContextRunner set = (interval != null)
				? this.runner.withPropertyValues("actor.console.refresh-interval=" + interval) : this.runner;

		set.run((context) -> {
			Object overview = Objects.requireNonNull(context.getBean(ActorConsoleEndpoint.class).part("overview"))
				.getBody();

			assertThat(overview).asInstanceOf(InstanceOfAssertFactories.type(ConsoleOverview.class))
				.extracting(ConsoleOverview::refreshMillis)
				.isEqualTo(millis);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1s", "99ms" })
	void intervalThatWouldKeepTheServerBusyIsRefused(String interval) {
		this.runner.withPropertyValues("actor.console.refresh-interval=" + interval)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("actor.console.refresh-interval")
				.hasMessageContaining("100ms or more"));
	}

	@Test
	void filesOfThePageAreKeptInANativeImage() {
		RuntimeHints hints = new RuntimeHints();

		new ActorRuntimeHints().registerHints(hints, null);

		assertThat(RuntimeHintsPredicates.resource().forResource("io/actorprocess/spring/actuate/console/page.html"))
			.accepts(hints);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConsole {

		@Bean
		ActorConsoleEndpoint own(ProcessManager manager) {
			return new ActorConsoleEndpoint(manager, Duration.ZERO, List::of);
		}

	}

}
