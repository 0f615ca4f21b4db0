package io.actorprocess.spring.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import io.actorprocess.future.Future;
import io.actorprocess.http.Pipe;
import io.actorprocess.http.Principal;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Param;
import io.actorprocess.spring.Route;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Routes of processes behind the web server of the application and Spring Security, with
 * no other port.
 */
class ProcessRoutesTests {

	private static ServletWebServerApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	@BeforeAll
	static void start() {
		context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "spring.main.banner-mode=off", "actor.socket.enabled=false",
					"actor.http.path=/actors", "actor.http.max-request-size=1KB",
					"actor.http.disabled-endpoints=/clerk/closed",
					"actor.http.realms.staff.users.nobody=never-used-here")
			.run("--spring.autoconfigure.exclude=");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void processAnswersBelowThePath() throws Exception {
		assertThat(get("/actors/clerk/add?a=2&b=3", "ann").body()).isEqualTo("5");
		assertThat(get("/actors/clerk/add?a=2", "ann").statusCode()).isEqualTo(400);
		assertThat(get("/actors/nobody/x", "ann").statusCode()).isEqualTo(404);
		assertThat(get("/actors", "ann").statusCode()).isEqualTo(404);
	}

	@Test
	void springSecurityGoesFirst() throws Exception {
		assertThat(get("/actors/clerk/add?a=2&b=3", null).statusCode()).isEqualTo(401);
	}

	@Test
	void principalOfSpringSecurityIsThatOfTheRoute() throws Exception {
		assertThat(get("/actors/clerk/who", "ann").body()).startsWith("ann ").contains("ROLE_CLERK").endsWith(" true");
		assertThat(get("/actors/clerk/staff", "ann").body()).isEqualTo("staff ann");
	}

	@Test
	void futureIsAnsweredWhenItIsComplete() throws Exception {
		HttpResponse<String> response = get("/actors/clerk/later", "ann");

		assertThat(response.body()).isEqualTo("{\"state\":\"done\"}");
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
	}

	@Test
	void responseMayBeAStream() throws Exception {
		assertThat(get("/actors/clerk/stream", "ann").body()).isEqualTo("piece by piece");
	}

	@Test
	void failureIsAnswered500() throws Exception {
		assertThat(get("/actors/clerk/broken", "ann").statusCode()).isEqualTo(500);
	}

	@Test
	void firewallHoldsHereToo() throws Exception {
		assertThat(get("/actors/clerk/closed", "ann").statusCode()).isEqualTo(403);
	}

	@Test
	void endpointsOfTheRuntimeAreNotServedHere() throws Exception {
		assertThat(get("/actors/metrics/snapshot", "ann").statusCode()).isEqualTo(404);
	}

	@Test
	void bodyIsPassedOnUpToItsLimit() throws Exception {
		assertThat(post("a=1&b=2", "application/x-www-form-urlencoded").body()).isEqualTo("POST a=1&b=2");
		assertThat(post("x".repeat(1024), "text/plain").statusCode()).isEqualTo(200);
		assertThat(post("x".repeat(1025), "text/plain").statusCode()).isEqualTo(413);
	}

	@Test
	void mockMvcReachesProcesses() throws Exception {
		MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();

		ResultActions answer = mvc.perform(
				MockMvcRequestBuilders.post("/actors/clerk/echo").contentType(MediaType.TEXT_PLAIN).content("hello"));
		MvcResult begun = answer.andReturn();
		ResultActions complete = begun.getRequest().isAsyncStarted()
				? mvc.perform(MockMvcRequestBuilders.asyncDispatch(begun)) : answer;

		complete.andExpect(MockMvcResultMatchers.status().isOk())
			.andExpect(MockMvcResultMatchers.content().string("POST hello"));
	}

	@Test
	void noPortIsBound() {
		assertThat(context.getBean(ProcessManager.class).address().port()).isZero();
	}

	private HttpResponse<String> get(String path, @Nullable String user) throws Exception {
		return send(HttpRequest.newBuilder(uri(path)), user);
	}

	private HttpResponse<String> post(String body, String type) throws Exception {
		return send(HttpRequest.newBuilder(uri("/actors/clerk/echo"))
			.header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofString(body)), "ann");
	}

	private HttpResponse<String> send(HttpRequest.Builder request, @Nullable String user) throws Exception {
		if (user != null) {
			String credentials = Base64.getEncoder().encodeToString((user + ":pw").getBytes(StandardCharsets.UTF_8));
			request.header("Authorization", "Basic " + credentials);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static URI uri(String path) {
		return URI.create("http://localhost:" + context.getWebServer().getPort() + path);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Clerk.class)
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(User.withUsername("ann").password("{noop}pw").roles("CLERK").build());
		}

	}

	@ActorProcess("clerk")
	static class Clerk {

		@Route("/add")
		long add(@Param("a") long a, @Param("b") long b) {
			return a + b;
		}

		@Route("/who")
		String who(Principal principal, io.actorprocess.http.HttpRequest request) {
			return principal.name() + " " + principal.claims().get("authorities") + " " + (request.client() != null);
		}

		@Route(value = "/staff", realm = "staff")
		String staff(Principal principal) {
			return "staff " + principal;
		}

		@Route("/later")
		CompletionStage<io.actorprocess.http.HttpResponse> later() {
			return Future.ready(io.actorprocess.http.HttpResponse.json("{\"state\":\"done\"}"));
		}

		@Route("/stream")
		io.actorprocess.http.HttpResponse stream() {
			Pipe pipe = new Pipe();
			pipe.writer().write("piece ".getBytes(StandardCharsets.UTF_8));
			pipe.writer().write("by piece".getBytes(StandardCharsets.UTF_8));
			pipe.writer().close();
			return io.actorprocess.http.HttpResponse.stream(200, "text/plain", pipe.reader());
		}

		@Route("/broken")
		String broken() {
			throw new IllegalStateException("broken");
		}

		@Route("/closed")
		String closed() {
			return "open";
		}

		@Route("/echo")
		String echo(io.actorprocess.http.HttpRequest request) {
			return request.method() + " " + request.text();
		}

	}

}
