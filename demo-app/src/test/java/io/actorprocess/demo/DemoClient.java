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

import com.jayway.jsonpath.JsonPath;

import io.actorprocess.demo.text.Wc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Asks a demo that runs in another JVM.
 *
 * @param port the port to ask
 */
record DemoClient(int port) {

	static final Duration LIMIT = Duration.ofSeconds(120);

	private static final HttpClient client = HttpClient.newHttpClient();

	/** Has the words below the root counted and returns the id of the job. */
	String submit() {
		return JsonPath.read(post("/jobs", "{\"path\":\".\"}"), "$.id");
	}

	String job(String id) {
		return get("/jobs/" + id);
	}

	/** Waits for the end of a job, which must have counted every word of a directory. */
	void assertCounted(String id, Path directory) throws IOException, InterruptedException {
		String job = await().atMost(LIMIT)
			.until(() -> job(id), (now) -> !JsonPath.read(now, "$.state").equals("RUNNING"));
		assertThat(JsonPath.<String>read(job, "$.state")).as(job).isEqualTo("FINISHED");
		assertThat(JsonPath.<Number>read(job, "$.result.words").longValue()).isEqualTo(Wc.countAll(directory));
	}

	String get(String path) {
		return send(request(path));
	}

	String post(String path, String json) {
		return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
	}

	private String send(HttpRequest.Builder request) {
		try {
			return client.send(request.build(), BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No answer on port " + this.port, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while asking port " + this.port, ex);
		}
	}

}
