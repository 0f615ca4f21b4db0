package io.actorprocess.spring.bean;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Applications that cannot start, and what they say.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class FailingStart {

	static void start(Class<?> configuration, String... arguments) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(ActorAutoConfiguration.class, configuration)
			.web(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run(arguments));
	}

}
