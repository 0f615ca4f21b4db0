package io.actorprocess.spring.actuate;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.autoconfigure.ProcessManagerBuilderCustomizer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console and the answers that its page shows, over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=*",
				"management.endpoint.processes.access=unrestricted", "actor.scheduling.stuck-warning=20ms" })
class ActorConsoleEndpointTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ProcessManager manager;

	@Autowired
	private FakeSockets sockets;

	@Autowired
	private VirtualClock clock;

	private RestTestClient client;

	@BeforeEach
	void connect() {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port + "/actuator").build();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/actorconsole          | text/html,*/*;q=0.8 | text/html;charset=UTF-8
			/actorconsole          | */*                 | text/html;charset=UTF-8
			/actorconsole/script   | */*                 | text/javascript;charset=UTF-8
			/actorconsole/show     | */*                 | text/javascript;charset=UTF-8
			/actorconsole/views    | */*                 | text/javascript;charset=UTF-8
			/actorconsole/style    | text/css,*/*;q=0.1  | text/css;charset=UTF-8
			/actorconsole/overview | application/json    | application/json
			""")
	void partsAreServedWithTheirMediaTypes(String path, String accept, String type) {
		this.client.get()
			.uri(path)
			.header("Accept", accept)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Content-Type", type)
			.expectHeader()
			.doesNotExist("Content-Disposition");
	}

	@Test
	void unknownPartIsNotFound() {
		this.client.get().uri("/actorconsole/page.html").exchange().expectStatus().isNotFound();
		this.client.get().uri("/actorconsole/").exchange().expectStatus().isNotFound();
	}

	@Test
	void nothingCanBeWrittenHere() {
		this.client.post().uri("/actorconsole").exchange().expectStatus().isEqualTo(405);
		this.client.post().uri("/actorconsole/overview").exchange().expectStatus().isEqualTo(405);
	}

	@Test
	void overviewTellsTheRuntimeAndWhereTheRestIs() {
		JsonNode overview = ask("/actorconsole/overview");

		assertThat(overview.at("/refreshMillis").asInt()).isEqualTo(1000);
		assertThat(overview.at("/figures/address").asString()).isEqualTo("127.0.0.1:4242");
		assertThat(overview.at("/figures/state").asString()).isEqualTo("RUNNING");
		assertThat(overview.at("/figures/scheduler/workers").asInt())
			.isEqualTo(this.manager.monitor().statistics().scheduler().workers());
		assertThat(overview.path("endpoints")).isEqualTo(JsonMapper.shared().readTree("""
				{
					"deadletters": {"path": "./deadletters", "write": false},
					"processes": {"path": "./processes", "write": true},
					"sockets": {"path": "./sockets", "write": false}
				}
				"""));
	}

	@Test
	void everyFieldThatThePageShowsIsInARealAnswer() throws InterruptedException {
		this.sockets.receive("counter", "unheard-of", new byte[0]);
		this.manager.settle();
		Map<String, JsonNode> answers = new HashMap<>();
		try (Trouble trouble = new Trouble()) {
			trouble.begin();
			JsonNode overview = ask("/actorconsole/overview");
			while (overview.path("stuck").isEmpty()) {
				overview = ask("/actorconsole/overview");
			}
			answers.put("overview", overview);
		}
		answers.put("processes", ask("/processes?offset=0&limit=25&sort=mailbox&state=blocked&name=c"));
		answers.put("detail", ask("/processes/counter"));
		answers.put("deadletters", ask("/deadletters"));
		answers.put("sockets", ask("/sockets"));

		Map<String, JsonNode> views = ConsoleFiles.views();
		assertThat(views).hasSizeGreaterThan(10);
		views.forEach((name, view) -> assertThat(missing(view, answers.get(view.path("answer").asString()))).as(name)
			.isEmpty());
	}

	/** The fields of a view that are not in an answer. */
	private static List<String> missing(JsonNode view, JsonNode answer) {
		JsonNode rows = answer.at("/" + view.path("rows").asString(""));
		JsonNode shown = view.has("rows") ? rows.valueStream().findFirst().orElseThrow() : answer;
		List<String> paths = view.path("fields").valueStream().map(JsonNode::asString).toList();
		assertThat(paths).isNotEmpty();
		return paths.stream().filter((path) -> shown.at("/" + path.replace('.', '/')).isMissingNode()).toList();
	}

	private JsonNode ask(String path) {
		byte[] body = this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return JsonMapper.shared().readTree(Objects.requireNonNull(body));
	}

	/** A process that is late, since others waited for it, and stuck. */
	private final class Trouble implements AutoCloseable {

		private final CountDownLatch slow = new CountDownLatch(1);

		private final CountDownLatch stuck = new CountDownLatch(1);

		private final CountDownLatch release = new CountDownLatch(1);

		private final PID<Plain> pid = ActorConsoleEndpointTests.this.manager.spawn(new Plain());

		void begin() throws InterruptedException {
			this.pid.tell((target) -> this.slow.await(20, TimeUnit.SECONDS));
			for (int i = 0; i < 3000; i++) {
				// One wait in 64 is measured
				this.pid.tell(Plain::work);
			}
			this.pid.tell((target) -> {
				this.stuck.countDown();
				this.release.await(20, TimeUnit.SECONDS);
			});
			this.pid.tell(Plain::work);
			ActorConsoleEndpointTests.this.clock.advance(Duration.ofSeconds(11));
			this.slow.countDown();
			assertThat(this.stuck.await(10, TimeUnit.SECONDS)).isTrue();
		}

		@Override
		public void close() {
			this.release.countDown();
			ActorConsoleEndpointTests.this.manager.terminate(this.pid);
			ActorConsoleEndpointTests.this.manager.settle();
		}

	}

	static class Plain extends ProcessBase {

		void work() {
		}

	}

	@ActorProcess("counter")
	static class Counter {

		void call() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Counter.class, FakeSockets.class })
	static class Application {

		@Bean
		VirtualClock clock() {
			return new VirtualClock();
		}

		@Bean
		ProcessManagerBuilderCustomizer virtualTime(VirtualClock clock) {
			return (builder) -> builder.clock(clock);
		}

	}

}
