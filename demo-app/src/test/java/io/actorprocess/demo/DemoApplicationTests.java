package io.actorprocess.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import io.actorprocess.demo.text.Wc;
import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Runs the demo in one JVM and speaks to it as users and operators do.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "actor.port=0", "demo.task-size=4KB", "demo.slice-size=1KB", "demo.default-path=texts" })
class DemoApplicationTests {

	@TempDir
	private static Path directory;

	@LocalServerPort
	private int port;

	@Autowired
	private ProcessManager manager;

	private RestTestClient web;

	private RestTestClient actors;

	@BeforeAll
	static void writeTexts() throws IOException {
		Path root = Files.createDirectories(directory.resolve("root"));
		TextTree.write(root.resolve("texts"), 12, 10_000);
		Files.createDirectories(root.resolve("nothing"));
		Files.write(root.resolve("nothing/binary"), new byte[] { 'a', ' ', 0, 'b' });
		Files.createSymbolicLink(root.resolve("out"), directory);
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		registry.add("demo.root", () -> directory.resolve("root").toString());
	}

	@BeforeEach
	void connect() {
		this.web = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		this.actors = RestTestClient.bindToServer().baseUrl("http://" + this.manager.address()).build();
	}

	@Test
	void aJobCountsTheWordsOfEveryTextBelowADirectory() throws Exception {
		String job = submit("{\"path\":\"texts\"}");

		String over = awaitEnd(job);

		assertThat(JsonPath.<String>read(over, "$.state")).isEqualTo("FINISHED");
		assertThat(JsonPath.<Integer>read(over, "$.progress.tasks")).isGreaterThan(20)
			.isEqualTo(JsonPath.<Integer>read(over, "$.progress.finished"));
		assertThat(JsonPath.<Number>read(over, "$.result.words").longValue())
			.isEqualTo(Wc.countAll(directory.resolve("root/texts")));
		assertThat(JsonPath.<Integer>read(over, "$.result.files")).isEqualTo(13);
		assertThat(JsonPath.<List<Object>>read(over, "$.result.top")).hasSize(9);
		assertThat(JsonPath.<Object>read(over, "$.reason")).isNull();
	}

	@Test
	void aNewJobIsAcceptedWithItsLocation() {
		ResponseSpec response = post("{}");

		String id = JsonPath.read(text(response), "$.id");
		response.expectStatus()
			.isAccepted()
			.expectHeader()
			.location("http://localhost:" + this.port + "/jobs/" + id)
			.expectBody()
			.jsonPath("$.path")
			.isEqualTo("texts")
			.jsonPath("$.state")
			.isEqualTo("RUNNING")
			.jsonPath("$.progress.finished")
			.isEqualTo(0)
			.jsonPath("$.result")
			.isEqualTo(null);
	}

	@Test
	void aDirectoryWithoutTextsHasNoWords() {
		String over = awaitEnd(submit("{\"path\":\"nothing\"}"));

		assertThat(JsonPath.<Integer>read(over, "$.result.words")).isZero();
		assertThat(JsonPath.<Integer>read(over, "$.result.files")).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			{"path":                        ; 400; no JSON object
			[]                              ; 400; no JSON object
			"texts"                         ; 400; no JSON object
			{"path":["texts"]}              ; 400; no JSON object
			{"path":"a\\u0000b"}            ; 400; malformed
			{"path":""}                     ; 400; is empty
			{"path":".."}                   ; 403; leads out of the root
			{"path":"/etc"}                 ; 403; leads out of the root
			{"path":"out"}                  ; 403; leads out of the root
			{"path":"missing"}              ; 422; no directory 'missing'
			{"path":"nothing/binary"}       ; 422; no directory
			""")
	void aJobThatCannotBeIsRefusedAndNothingIsStarted(String body, int status, String detail) {
		long before = Long.parseLong(submit("{}"));

		ResponseSpec response = post(body);

		response.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(JsonPath.<String>read(text(response), "$.detail")).contains(detail);
		assertThat(Long.parseLong(submit("{}"))).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/jobs/0", "/jobs/nonsense" })
	void anUnknownJobIsNotFound(String path) {
		this.web.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void theMasterTellsItsStateOnTheActorPort() {
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			String state = text(this.actors.get().uri("/master/state").exchange());
			assertThat(JsonPath.<List<Object>>read(state, "$.agents")).hasSize(3);
			assertThat(JsonPath.<List<Boolean>>read(state, "$.frameworks[*].connected")).containsExactly(true);
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "health", "info", "prometheus", "metrics", "processes", "runqueue", "sockets", "deadletters" })
	void operatorsSeeTheRuntime(String endpoint) {
		this.web.get().uri("/actuator/" + endpoint).exchange().expectStatus().isOk();
	}

	@Test
	void processesAndMetersBearTheNamesOfTheDemo() {
		assertThat(text(this.web.get().uri("/actuator/processes").exchange())).contains("\"master\"", "\"framework\"",
				"\"agent(1)\"", "\"echo\"", "\"counter\"");
		assertThat(text(this.web.get().uri("/actuator/prometheus").exchange())).contains("actor_processes",
				"process=\"Agent\"");
	}

	private ResponseSpec post(String body) {
		return this.web.post().uri("/jobs").contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

	private String submit(String body) {
		ResponseSpec response = post(body);
		response.expectStatus().isAccepted();
		return JsonPath.read(text(response), "$.id");
	}

	private String awaitEnd(String id) {
		return await().atMost(30, TimeUnit.SECONDS)
			.until(() -> text(this.web.get().uri("/jobs/" + id).exchange()),
					(job) -> !JsonPath.read(job, "$.state").equals("RUNNING"));
	}

	private static String text(ResponseSpec response) {
		byte[] body = response.expectBody().returnResult().getResponseBody();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

}
