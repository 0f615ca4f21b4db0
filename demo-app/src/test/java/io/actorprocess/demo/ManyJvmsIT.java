package io.actorprocess.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.actorprocess.demo.text.Wc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Runs the packaged demo in five JVMs and kills some of them. Every test leaves a whole
 * cluster behind.
 */
class ManyJvmsIT {

	private static final Duration LIMIT = Duration.ofSeconds(120);

	private static final List<Jvm> agents = new ArrayList<>();

	private static final HttpClient client = HttpClient.newHttpClient();

	@TempDir
	private static Path directory;

	private static Jvm master;

	private static Jvm framework;

	private static int masterPort;

	private static int webPort;

	@BeforeAll
	static void startCluster() throws Exception {
		TextTree.write(directory, 40, 8000);
		startMaster(0);
		masterPort = master.awaitActorPort();
		framework = Jvm.start("framework", "--server.port=0", "--actor.port=0", "--demo.task-size=8KB", masterAddress(),
				root());
		for (int i = 0; i < 3; i++) {
			startAgent();
		}
		webPort = framework.awaitWebPort();
		awaitAgents(3);
	}

	@AfterAll
	static void stopCluster() {
		agents.forEach(Jvm::close);
		List.of(framework, master).forEach(Jvm::close);
	}

	@Test
	void noWordIsLostWhenAnAgentIsKilled() throws Exception {
		String job = submit();
		awaitProgress(job);

		agents.remove(0).kill();
		awaitAgents(2);

		assertCounted(job);
		startAgent();
		awaitAgents(3);
	}

	@Test
	void noWordIsLostWhenTheMasterIsKilled() throws Exception {
		String job = submit();
		awaitProgress(job);

		master.kill();
		startMaster(masterPort);

		assertCounted(job);
		awaitAgents(3);
	}

	private static void startMaster(int port) throws IOException {
		master = Jvm.start("master", "--server.port=0", "--actor.port=" + port);
	}

	/** Starts an agent so slow that a job takes some seconds. */
	private static void startAgent() throws IOException {
		agents.add(Jvm.start("agent", "--demo.slice-size=1KB", "--demo.slice-delay=50ms", masterAddress(), root()));
	}

	private static String masterAddress() {
		return "--demo.master=master@127.0.0.1:" + masterPort;
	}

	private static String root() {
		return "--demo.root=" + directory;
	}

	private static void awaitAgents(int count) {
		await().atMost(LIMIT)
			.ignoreExceptions()
			.until(() -> JsonPath.<List<Object>>read(get(masterPort, "/master/state"), "$.agents").size() == count);
	}

	private static String submit() throws Exception {
		URI jobs = URI.create("http://localhost:" + webPort + "/jobs");
		HttpRequest request = HttpRequest.newBuilder(jobs)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"path\":\".\"}"))
			.build();
		return JsonPath.read(client.send(request, BodyHandlers.ofString()).body(), "$.id");
	}

	private static void awaitProgress(String job) {
		await().atMost(LIMIT).until(() -> JsonPath.<Integer>read(job(job), "$.progress.finished") >= 3);
		assertThat(JsonPath.<String>read(job(job), "$.state")).isEqualTo("RUNNING");
	}

	private static void assertCounted(String id) throws Exception {
		String job = await().atMost(LIMIT)
			.until(() -> job(id), (now) -> !JsonPath.read(now, "$.state").equals("RUNNING"));
		assertThat(JsonPath.<String>read(job, "$.state")).as(job).isEqualTo("FINISHED");
		assertThat(JsonPath.<Number>read(job, "$.result.words").longValue()).isEqualTo(Wc.countAll(directory));
	}

	private static String job(String id) {
		return get(webPort, "/jobs/" + id);
	}

	private static String get(int port, String path) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
			return client.send(request, BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No answer to " + path + " on port " + port, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while asking for " + path, ex);
		}
	}

}
