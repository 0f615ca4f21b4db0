package io.actorprocess.spring.actuate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessContext;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.Initialize;
import io.actorprocess.spring.autoconfigure.ProcessManagerBuilderCustomizer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoints over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=*", "management.endpoint.health.show-details=always",
				"management.endpoint.processes.access=unrestricted" })
class EndpointTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ProcessManager manager;

	@Autowired
	private FakeSockets sockets;

	private RestTestClient client;

	@BeforeEach
	void connect() {
		this.manager.settle();
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port + "/actuator").build();
	}

	@Test
	void processesAreListedInPages() {
		get("/processes?offset=1&limit=2").jsonPath("$.total")
			.isEqualTo(4)
			.jsonPath("$.offset")
			.isEqualTo(1)
			.jsonPath("$.limit")
			.isEqualTo(2)
			.jsonPath("$.processes[*].id")
			.value(exactly("b/c", "counter"));
	}

	@Test
	void processesAreFilteredByNameAndState() {
		get("/processes?name=b&state=blocked").jsonPath("$.processes[*].id").value(exactly("b", "b/c"));
		get("/processes?name=b&sort=mailbox").jsonPath("$.processes[*].id").value(exactly("b", "b/c"));
		get("/processes?state=terminating").jsonPath("$.total").isEqualTo(0);
	}

	@Test
	void pageHasAnUpperLimit() {
		get("/processes?limit=1000000").jsonPath("$.limit").isEqualTo(1000);
	}

	@Test
	void wrongParametersAreBadRequests() {
		assertStatus("/processes?offset=-1", 400);
		assertStatus("/processes?limit=-1", 400);
		assertStatus("/processes?offset=x", 400);
		assertStatus("/processes?state=asleep", 400);
		assertStatus("/processes?sort=age", 400);
	}

	@Test
	void processIsShownInDetail() {
		get("/processes/counter").jsonPath("$.process.id")
			.isEqualTo("counter")
			.jsonPath("$.process.upid")
			.isEqualTo("counter@127.0.0.1:4242")
			.jsonPath("$.process.definition")
			.isEqualTo("Counter")
			.jsonPath("$.process.type")
			.isEqualTo(Counter.class.getName())
			.jsonPath("$.process.mailboxSize")
			.isEqualTo(0)
			.jsonPath("$.linkers")
			.value(exactly("watcher"))
			.jsonPath("$.definitionEvents.dispatch.handled")
			.exists()
			.jsonPath("$.definitionEvents.message.failed")
			.isEqualTo(0);
	}

	@Test
	void deadLettersOfAProcessAreShownWithoutTheirPayload() {
		this.sockets.receive("counter", "unheard-of", "secret".getBytes(StandardCharsets.UTF_8));
		this.manager.settle();

		get("/processes/counter").jsonPath("$.deadLetters[*].name")
			.value(exactly("unheard-of"))
			.jsonPath("$.deadLetters[0].reason")
			.isEqualTo("unknown_message")
			.jsonPath("$.deadLetters[0].from")
			.isEqualTo(FakeSockets.PEER.toString());
	}

	@Test
	void idMayHoldSlashes() {
		get("/processes/b/c").jsonPath("$.process.id").isEqualTo("b/c");
	}

	@Test
	void unknownProcessIsNotFound() {
		assertStatus("/processes/nobody", 404);
		act("/processes/nobody", "terminate").expectStatus().isNotFound();
	}

	@Test
	void missingIdIsABadRequest() {
		assertStatus("/processes/", 400);
	}

	@Test
	void processIsTerminatedByAnOperatorWithAccess() throws Exception {
		PID<Victim> victim = this.manager.spawn(new Victim());

		act("/processes/victim", "terminate").expectStatus().isAccepted();

		assertThat(this.manager.wait(victim, Duration.ofSeconds(10))).isTrue();
	}

	@Test
	void processIsSuspendedAndResumedByAnOperatorWithAccess() {
		act("/processes/counter", "suspend").expectStatus().isAccepted();
		get("/processes?state=suspended").jsonPath("$.processes[*].id").value(exactly("counter"));

		act("/processes/counter", "resume").expectStatus().isAccepted();

		get("/processes?state=suspended").jsonPath("$.total").isEqualTo(0);
	}

	@Test
	void actionThatDoesNotFitIsAConflict() {
		act("/processes/counter", "resume").expectStatus().isEqualTo(409);
		act("/processes/counter", "restart").expectStatus().isEqualTo(409);
	}

	@Test
	void unknownActionIsABadRequest() {
		act("/processes/counter", "explode").expectStatus().isBadRequest();
	}

	@ParameterizedTest
	@MethodSource
	void jsonThatMakesNoSenseIsABadRequest(String json) {
		this.client.post()
			.uri("/processes/counter")
			.contentType(MediaType.APPLICATION_JSON)
			.body(json)
			.exchange()
			.expectStatus()
			.isBadRequest();

		assertThat(this.manager.monitor().process("counter")).isPresent();
	}

	static Stream<Named<String>> jsonThatMakesNoSenseIsABadRequest() {
		return Stream.of(Named.of("nested", "[".repeat(100_000)),
				Named.of("nested deeper", "{\"action\":" + "[".repeat(100_000)),
				Named.of("long number", "{\"action\":" + "9".repeat(100_000) + "}"),
				Named.of("long text", "{\"action\":\"" + "x".repeat(1_000_000) + "\"}"),
				Named.of("trailing garbage", "{\"action\":\"terminate\"} garbage"));
	}

	@Test
	void idIsEscapedWhereItIsShown() {
		PID<?> odd = this.manager.spawn(new ProcessBase("<script>\"&") {
		});
		try {
			String page = new String(
					Objects.requireNonNull(get("/processes?name=script").returnResult().getResponseBody()),
					StandardCharsets.UTF_8);
			assertThat(page).contains("\"id\":\"<script>\\\"&\"");
			this.client.get()
				.uri("/processes?name=script")
				.accept(MediaType.TEXT_HTML)
				.exchange()
				.expectStatus()
				.isEqualTo(406);
		}
		finally {
			this.manager.terminate(odd);
			this.manager.settle();
		}
	}

	@Test
	void runQueueIsShown() {
		get("/runqueue").jsonPath("$.workers")
			.isEqualTo(this.manager.monitor().statistics().scheduler().workers())
			.jsonPath("$.queued")
			.exists()
			.jsonPath("$.waitCount")
			.exists();
	}

	@Test
	void socketsAreShown() {
		get("/sockets").jsonPath("$.address")
			.isEqualTo("127.0.0.1:4242")
			.jsonPath("$.total")
			.isEqualTo(1)
			.jsonPath("$.connections[0].peer")
			.isEqualTo("10.0.0.7:5050")
			.jsonPath("$.connections[0].linked")
			.isEqualTo(true)
			.jsonPath("$.dropped.connect_failed")
			.isEqualTo(3)
			.jsonPath("$.bytesReceived")
			.isEqualTo(200)
			.jsonPath("$.refused.request")
			.isEqualTo(4);
	}

	@Test
	void deadLettersAreShownAlsoOfProcessesThatDoNotLive() {
		this.manager.post(new UPID("nobody", this.manager.address()), "lost", new byte[0]);

		get("/deadletters").jsonPath("$.counts.no_such_process")
			.isEqualTo(1)
			.jsonPath("$.total")
			.value(Integer.class, (total) -> assertThat(total).isPositive())
			.jsonPath("$.recent[?(@.to == 'nobody@127.0.0.1:4242')].name")
			.value(exactly("lost"));
	}

	@Test
	void healthTellsTheStateOfTheRuntime() {
		get("/health").jsonPath("$.components.actor.status")
			.isEqualTo("UP")
			.jsonPath("$.components.actor.details.state")
			.isEqualTo("RUNNING")
			.jsonPath("$.components.actor.details.address")
			.isEqualTo("127.0.0.1:4242");
	}

	@Test
	void infoTellsTheAddress() {
		get("/info").jsonPath("$.actor.address").isEqualTo("127.0.0.1:4242");
	}

	private RestTestClient.BodyContentSpec get(String path) {
		return this.client.get().uri(path).exchange().expectStatus().isOk().expectBody();
	}

	private static Consumer<List<String>> exactly(String... expected) {
		return (actual) -> assertThat(actual).containsExactly(expected);
	}

	private void assertStatus(String path, int status) {
		this.client.get().uri(path).exchange().expectStatus().isEqualTo(status);
	}

	private RestTestClient.ResponseSpec act(String path, String action) {
		return this.client.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"action\":\"" + action + "\"}")
			.exchange();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Counter.class, Watcher.class, FakeSockets.class })
	static class Application {

		@Bean
		ProcessManagerBuilderCustomizer virtualTime() {
			return (builder) -> builder.clock(new VirtualClock());
		}

		@Bean
		@ActorProcess
		Plain b() {
			return new Plain();
		}

		@Bean
		@ActorProcess("b/c")
		Plain c() {
			return new Plain();
		}

	}

	static class Plain {

		void call() {
		}

	}

	@ActorProcess("counter")
	static class Counter {

		void call() {
		}

	}

	@ActorProcess("watcher")
	static class Watcher {

		private final PID<Counter> counter;

		Watcher(PID<Counter> counter) {
			this.counter = counter;
		}

		@Initialize
		void watch(ProcessContext context) {
			context.link(this.counter.upid());
		}

	}

	static class Victim extends ProcessBase {

		Victim() {
			super("victim");
		}

	}

}
