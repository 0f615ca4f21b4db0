package io.actorprocess.spring.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console wherever an application puts its endpoints: everything that the page asks
 * for is found from there.
 */
class ConsolePlacesTests {

	private static final String EXPOSED = "--management.endpoints.web.exposure.include="
			+ "actorconsole,processes,deadletters,sockets";

	private static final String LOGIN = "Basic "
			+ Base64.getEncoder().encodeToString("ann:pw".getBytes(StandardCharsets.UTF_8));

	private final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/actuator/actorconsole     |
			/app/actuator/actorconsole | --server.servlet.context-path=/app
			/ops/all/actorconsole      | --management.endpoints.web.base-path=/ops/all
			/actorconsole              | --management.endpoints.web.base-path=/
			/actuator/console          | --management.endpoints.web.path-mapping.actorconsole=console
			/actuator/a/b/console      | --management.endpoints.web.path-mapping.actorconsole=a/b/console
			/actuator/actorconsole     | --management.endpoints.web.path-mapping.processes=all/who
			""")
	void pageFindsItsPartsAndItsNeighbours(String path, String argument) throws Exception {
		try (ConfigurableApplicationContext context = start(Application.class, EXPOSED, argument)) {
			assertEverythingIsFound(uri(context, "local.server.port", path));
		}
	}

	@Test
	void pageIsOnTheManagementPortIfThereIsOne() throws Exception {
		try (ConfigurableApplicationContext context = start(Application.class, EXPOSED, "--management.server.port=0",
				"--management.server.base-path=/manage", "--management.endpoints.web.base-path=/")) {
			assertEverythingIsFound(uri(context, "local.management.port", "/manage/actorconsole"));

			assertThat(get(uri(context, "local.server.port", "/manage/actorconsole")).statusCode()).isEqualTo(404);
			assertThat(get(uri(context, "local.server.port", "/actuator/actorconsole")).statusCode()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "--management.endpoints.web.exposure.include=health,",
			"--management.endpoints.web.exposure.include=*,--management.endpoints.web.exposure.exclude=actorconsole",
			"--management.endpoints.web.exposure.include=*,--management.endpoint.actorconsole.access=none" })
	void pageIsNotThereUnlessItIsExposed(String include, String other) throws Exception {
		try (ConfigurableApplicationContext context = start(Application.class, include, other)) {
			assertThat(get(uri(context, "local.server.port", "/actuator/actorconsole")).statusCode()).isEqualTo(404);
			assertThat(get(uri(context, "local.server.port", "/actuator/actorconsole/overview")).statusCode())
				.isEqualTo(404);
		}
	}

	@Test
	void overviewNamesOnlyNeighboursThatAreExposed() throws Exception {
		try (ConfigurableApplicationContext context = start(Application.class,
				"--management.endpoints.web.exposure.include=actorconsole,processes,sockets",
				"--management.endpoint.sockets.access=none")) {
			JsonNode endpoints = json(uri(context, "local.server.port", "/actuator/actorconsole/overview"))
				.path("endpoints");

			assertThat(endpoints.propertyNames()).containsExactly("processes");
			assertThat(endpoints.at("/processes/write").asBoolean()).isFalse();
		}
	}

	@Test
	void springSecurityGoesFirst() throws Exception {
		try (ConfigurableApplicationContext context = start(SecuredApplication.class, EXPOSED,
				"--spring.autoconfigure.exclude=")) {
			URI page = uri(context, "local.server.port", "/actuator/actorconsole");

			assertThat(get(page).statusCode()).isEqualTo(401);
			assertThat(get(page.resolve("actorconsole/overview")).statusCode()).isEqualTo(401);
			assertThat(get(page.resolve("actorconsole/script")).statusCode()).isEqualTo(401);
			HttpResponse<String> served = get(page, "Authorization", LOGIN);
			assertThat(served.statusCode()).isEqualTo(200);
			assertThat(served.headers().firstValue("X-Frame-Options")).contains("DENY");
			assertThat(served.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		}
	}

	@Test
	void tokenThatThePageSendsBackLetsAChangeThrough() throws Exception {
		try (ConfigurableApplicationContext context = start(SecuredApplication.class, EXPOSED,
				"--spring.autoconfigure.exclude=", "--management.endpoint.processes.access=unrestricted")) {
			URI page = uri(context, "local.server.port", "/actuator/actorconsole");
			String cookie = get(page, "Authorization", LOGIN).headers().firstValue("Set-Cookie").orElseThrow();
			String token = ConsoleFiles.findFirstGroups("(?:^|; )XSRF-TOKEN=([^;]+)", cookie).get(0);
			URI process = page.resolve("processes/nobody");

			assertThat(cookie).doesNotContain("HttpOnly");
			assertThat(suspend(process, "Cookie", "XSRF-TOKEN=" + token)).isEqualTo(403);
			assertThat(suspend(process, "Cookie", "XSRF-TOKEN=" + token, "X-XSRF-TOKEN", token)).isEqualTo(404);
		}
	}

	private int suspend(URI process, String... headers) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(process)
			.headers(headers)
			.headers("Authorization", LOGIN, "Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"suspend\"}"))
			.build();
		return this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	private void assertEverythingIsFound(URI page) throws Exception {
		HttpResponse<String> html = get(page);
		assertThat(html.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
		List<URI> parts = new ArrayList<>();
		for (String link : ConsoleFiles.findFirstGroups("(?:src|href)=\"([^#\":]+)\"", html.body())) {
			parts.add(page.resolve(link));
		}
		assertThat(parts).hasSize(2).allSatisfy((part) -> assertThat(get(part).statusCode()).isEqualTo(200));
		URI script = parts.stream().filter((part) -> part.getPath().endsWith("/script")).findFirst().orElseThrow();
		for (String imported : ConsoleFiles.findFirstGroups("from \"(\\./\\w+)\"", get(script).body())) {
			assertThat(get(script.resolve(imported)).statusCode()).as(imported).isEqualTo(200);
		}
		JsonNode endpoints = json(script.resolve("overview")).path("endpoints");
		assertThat(endpoints.propertyNames()).containsExactly("deadletters", "processes", "sockets");
		for (JsonNode neighbour : endpoints.values()) {
			assertThat(json(page.resolve(neighbour.path("path").asString())).isObject()).isTrue();
		}
		assertThat(json(page.resolve(endpoints.at("/processes/path").asString())).has("processes")).isTrue();
	}

	private JsonNode json(URI uri) throws IOException, InterruptedException {
		HttpResponse<String> response = get(uri, "Accept", "application/json");
		assertThat(response.statusCode()).as(uri.toString()).isEqualTo(200);
		return JsonMapper.shared().readTree(response.body());
	}

	private HttpResponse<String> get(URI uri, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri);
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static URI uri(ConfigurableApplicationContext context, String port, String path) {
		return URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty(port) + path);
	}

	private static ConfigurableApplicationContext start(Class<?> application, String... arguments) {
		List<String> given = new ArrayList<>(List.of("--server.port=0", "--actor.socket.enabled=false"));
		for (String argument : arguments) {
			if (argument != null) {
				given.add(argument);
			}
		}
		return new SpringApplicationBuilder(application).properties("spring.main.banner-mode=off")
			.run(given.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SecuredApplication {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests
				// Else a 403 would become the 401 of its page of errors
				.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.anyRequest()
				.authenticated()).httpBasic(Customizer.withDefaults()).csrf((csrf) -> csrf.spa()).build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(User.withUsername("ann").password("{noop}pw").roles("OPS").build());
		}

	}

}
