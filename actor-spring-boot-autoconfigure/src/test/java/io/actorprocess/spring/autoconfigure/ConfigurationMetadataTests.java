package io.actorprocess.spring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
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
	void everyPropertyIsListedWithItsDefault() throws IOException {
		Map<String, JsonNode> listed = properties().stream()
			.collect(Collectors.toMap((property) -> property.path("name").asString(), Function.identity()));
		Map<String, Parameter> declared = new TreeMap<>();
		collect("actor", ActorProperties.class, declared);
		collect("actor.http", ActorHttpProperties.class, declared);
		collect("actor.console", ActorConsoleProperties.class, declared);

		assertThat(listed).containsOnlyKeys(declared.keySet()).containsKey("actor.observation.enabled");
		declared.forEach((name, parameter) -> {
			DefaultValue value = parameter.getAnnotation(DefaultValue.class);
			assertThat(listed.get(name).has("defaultValue")).as("the default of " + name)
				.isEqualTo(value != null && value.value().length > 0);
		});
	}

	private static void collect(String prefix, Class<?> type, Map<String, Parameter> declared) {
		for (Parameter parameter : type.getDeclaredConstructors()[0].getParameters()) {
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(parameter.getName());
			if (parameter.getType().isRecord()) {
				collect(name, parameter.getType(), declared);
			}
			else {
				declared.put(name, parameter);
			}
		}
	}

	@Test
	void booleansSayWhether() throws IOException {
		assertThat(properties()).filteredOn((property) -> property.path("type").asString().equals("java.lang.Boolean"))
			.isNotEmpty()
			.allSatisfy((property) -> assertThat(property.path("description").asString()).startsWith("Whether "));
	}

	@Test
	void switchesOfHealthAndInfoAreListed() throws IOException {
		List<String> switches = listed("management.").stream()
			.map((property) -> property.path("name").asString())
			.filter((name) -> name.endsWith(".enabled"))
			.toList();

		assertThat(switches).containsExactlyInAnyOrder("management.health.actor.enabled",
				"management.info.actor.enabled");
	}

	private static List<JsonNode> properties() throws IOException {
		return listed("actor.");
	}

	private static List<JsonNode> listed(String prefix) throws IOException {
		try (InputStream file = ActorProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared()
				.readTree(file)
				.path("properties")
				.valueStream()
				.filter((property) -> property.path("name").asString().startsWith(prefix))
				.toList();
		}
	}

}
