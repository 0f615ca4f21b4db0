package io.actorprocess.spring.actuate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoints as they are unless somebody opens them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=processes,drain,env,configprops",
				"actor.http.realms.operators.users.ann=the-secret" })
class ReadOnlyEndpointTests {

	@Autowired
	private ProcessManager manager;

	@Test
	void writeOperationsAreOffByDefault(@LocalServerPort int port) {
		RestTestClient client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();

		client.post()
			.uri("/actuator/processes/plain")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"action\":\"terminate\"}")
			.exchange()
			.expectStatus()
			.isEqualTo(405);
		client.post().uri("/actuator/drain").exchange().expectStatus().isEqualTo(405);
		client.delete().uri("/actuator/processes/plain").exchange().expectStatus().isEqualTo(405);

		assertThat(this.manager.monitor().process("plain")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "env", "configprops" })
	void secretsOfPropertiesAreHidden(String endpoint, @LocalServerPort int port) {
		RestTestClient client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();

		client.get()
			.uri("/actuator/" + endpoint)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((text) -> assertThat(text).contains("operators", "ann", "******").doesNotContain("the-secret"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		@ActorProcess
		Plain plain() {
			return new Plain();
		}

	}

	static class Plain {

		void call() {
		}

	}

}
