package io.actorprocess.spring.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.metrics.ActorMetrics;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files for operators name only what exists.
 */
class OperationsFilesTests {

	private static final Path FILES = Path.of("..", "docs", "operations");

	private static final Pattern METER = Pattern.compile("\\bactor_\\w+");

	@Test
	void everyQueryOfTheDashboardNamesAnExistingMeter() throws Exception {
		Set<String> existing = scrapedNames();
		List<String> queries = queries();

		assertThat(queries).hasSizeGreaterThan(20);
		for (String query : queries) {
			List<String> names = METER.matcher(query).results().map(MatchResult::group).toList();
			assertThat(names).as(query).isNotEmpty().isSubsetOf(existing);
		}
	}

	@Test
	void dashboardShowsEveryMeter() throws Exception {
		String queries = String.join("\n", queries());

		// A timer has four names, of which two make its mean
		assertThat(scrapedNames()).filteredOn((name) -> !name.endsWith("_max"))
			.allSatisfy((name) -> assertThat(queries).containsPattern("\\b" + name + "\\b"));
	}

	@Test
	void manifestSetsOnlyPropertiesThatExist() throws IOException {
		Set<String> known = propertyNames().stream()
			.map((name) -> name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_'))
			.collect(Collectors.toSet());
		List<String> used = strings(manifest("kubernetes.yaml"), "name").filter((name) -> name.startsWith("ACTOR_"))
			.toList();

		assertThat(used).contains("ACTOR_ADVERTISEDIP").isSubsetOf(known);
	}

	@Test
	void manifestExposesTheEndpointsThatItsProbesAndHooksAsk() throws IOException {
		String text = Files.readString(FILES.resolve("kubernetes.yaml"));
		List<String> exposed = strings(manifest("kubernetes.yaml"), "value").filter((value) -> value.contains("health"))
			.flatMap((value) -> Stream.of(value.split(",")))
			.toList();
		List<String> asked = Pattern.compile("/actuator/(\\w+)")
			.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.distinct()
			.toList();

		assertThat(asked).contains("health", "drain").isSubsetOf(exposed);
	}

	@Test
	void scrapeConfigurationIsWellFormed() throws IOException {
		assertThat(strings(manifest("prometheus.yaml"), "metrics_path")).containsExactly("/actuator/prometheus");
	}

	@Test
	void composeFileScrapesAndShowsWhatTheOtherFilesDo() throws IOException {
		List<Object> compose = manifest("compose.yaml");
		Object scrape = new Yaml().load(content(compose, "scrape"));
		Object provider = new Yaml().load(content(compose, "provider"));
		List<String> mounts = strings(compose, "target").toList();

		assertThat(strings(scrape, "metrics_path")).containsExactly("/actuator/prometheus");
		assertThat(Files.readString(FILES.resolve("compose.yaml")))
			.contains("./grafana-dashboard.json:" + strings(provider, "path").findFirst().orElseThrow() + "/");
		assertThat(strings(compose, "source").toList()).hasSameSizeAs(mounts)
			.containsExactlyInAnyOrderElementsOf(configs(compose).keySet());
	}

	private static String content(List<Object> compose, String config) {
		return strings(configs(compose).get(config), "content").findFirst().orElseThrow();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> configs(List<Object> compose) {
		return (Map<String, Object>) ((Map<String, Object>) compose.get(0)).get("configs");
	}

	private static List<String> queries() throws IOException {
		JsonNode dashboard = JsonMapper.shared().readTree(FILES.resolve("grafana-dashboard.json").toFile());
		List<String> queries = new ArrayList<>(dashboard.findValuesAsString("expr"));
		dashboard.findValuesAsString("definition").forEach(queries::add);
		return queries;
	}

	private static Set<String> scrapedNames() throws Exception {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		try (ProcessManager manager = ProcessManager.builder().socketManager(new FakeSockets()).build();
				ActorMetrics metrics = new ActorMetrics(manager, 10)) {
			metrics.bindTo(registry);
			manager.start();
			PID<Plain> pid = manager.spawn(new Plain());
			pid.dispatch(Plain::upid).get(Duration.ofSeconds(10));
			return METER.matcher(registry.scrape().replaceAll("(?m)^#.*$", ""))
				.results()
				.map(MatchResult::group)
				.collect(Collectors.toSet());
		}
		finally {
			registry.close();
		}
	}

	private static List<String> propertyNames() throws IOException {
		try (InputStream file = ActorMetrics.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared().readTree(file).path("properties").findValuesAsString("name");
		}
	}

	private static List<Object> manifest(String name) throws IOException {
		List<Object> documents = new ArrayList<>();
		try (Reader reader = Files.newBufferedReader(FILES.resolve(name))) {
			new Yaml().loadAll(reader).forEach(documents::add);
		}
		return documents;
	}

	/** All texts under a key, however deep. */
	private static Stream<String> strings(Object node, String key) {
		if (node instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.flatMap((entry) -> (entry.getKey().equals(key) && entry.getValue() instanceof String text)
						? Stream.of(text) : strings(entry.getValue(), key));
		}
		return (node instanceof List<?> list) ? list.stream().flatMap((element) -> strings(element, key))
				: Stream.empty();
	}

	static class Plain extends ProcessBase {

	}

}
