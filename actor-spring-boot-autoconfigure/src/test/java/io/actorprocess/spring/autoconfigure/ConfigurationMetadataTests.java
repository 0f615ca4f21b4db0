package io.actorprocess.spring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an IDE shows of the properties, as the build generated it.
 */
class ConfigurationMetadataTests {

	@Test
	void everyPropertyHasADescriptionThatIsASentence() throws IOException {
		for (JsonNode property : properties()) {
			assertThat(property.path("description").asString("")).as(property.path("name").asString())
				.matches("(?s)[A-Z0-9].*\\.")
				.doesNotStartWith("The ")
				.doesNotStartWith("A ");
		}
	}

	@Test
	void everyPropertyIsListed() throws IOException {
		List<String> names = properties().stream().map((property) -> property.path("name").asString()).toList();

		assertThat(names).contains("actor.enabled", "actor.ip", "actor.port", "actor.advertised-ip",
				"actor.advertised-port", "actor.worker-count", "actor.run-queue", "actor.mailbox.capacity",
				"actor.mailbox.overflow", "actor.scheduling.events-per-slice", "actor.scheduling.time-per-slice",
				"actor.scheduling.stuck-warning", "actor.scheduling.wait-warning", "actor.scheduling.blocking-threads",
				"actor.shutdown.drain-timeout", "actor.socket.enabled", "actor.metrics.enabled",
				"actor.metrics.max-processes");
		assertThat(names).filteredOn((name) -> name.startsWith("actor.socket.")).hasSize(16);
		assertThat(names).filteredOn((name) -> name.startsWith("actor.supervision.")).hasSize(6);
	}

	@Test
	void booleansSayWhether() throws IOException {
		assertThat(properties()).filteredOn((property) -> property.path("type").asString().equals("java.lang.Boolean"))
			.isNotEmpty()
			.allSatisfy((property) -> assertThat(property.path("description").asString()).startsWith("Whether "));
	}

	private static List<JsonNode> properties() throws IOException {
		try (InputStream file = ActorProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared()
				.readTree(file)
				.path("properties")
				.valueStream()
				.filter((property) -> property.path("name").asString().startsWith("actor."))
				.toList();
		}
	}

}
