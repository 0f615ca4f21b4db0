package io.actorprocess.demo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

import io.actorprocess.message.UPID;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DemoProperties}.
 */
class DemoPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(ConfigurationPropertiesAutoConfiguration.class, ActorAutoConfiguration.class))
		.withPropertyValues("actor.socket.enabled=false")
		.withUserConfiguration(Properties.class);

	@Test
	void everyPropertyHasADefault() {
		this.runner.run((context) -> {
			DemoProperties properties = context.getBean(DemoProperties.class);
			assertThat(properties.root()).isEqualTo(".");
			assertThat(properties.defaultPath()).isEqualTo("docs");
			assertThat(properties.master()).isNull();
			assertThat(properties.agents()).isEqualTo(3);
			assertThat(properties.taskSize()).isEqualTo(DataSize.ofMegabytes(1));
		});
	}

	@Test
	void theMasterIsTheAddressOfAProcess() {
		this.runner.withPropertyValues("demo.master=master@127.0.0.1:5050")
			.run((context) -> assertThat(context.getBean(DemoProperties.class).master())
				.isEqualTo(UPID.parse("master@127.0.0.1:5050")));
	}

	@ParameterizedTest
	@CsvSource({ "demo.master=localhost, expected id@ip:port", "demo.master=master@localhost:5050, no IP address",
			"demo.task-size=0B, from 1B to", "demo.task-size=3MB, from 1B to" })
	void aWrongValueFailsTheStartAndSaysWhatIsRight(String property, String message) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
	}

	@EnableConfigurationProperties(DemoProperties.class)
	static class Properties {

	}

}
