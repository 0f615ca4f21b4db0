package io.actorprocess.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.AccessControl;
import io.actorprocess.http.BasicAuthenticator;
import io.actorprocess.metrics.CounterMetric;
import io.actorprocess.metrics.MetricsRegistry;
import io.actorprocess.metrics.PullGauge;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.netty.NettySocketManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoints of the runtime, asked over sockets.
 */
class BuiltInEndpointsTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final VirtualClock clock = new VirtualClock();

	private final AccessControl access = new AccessControl();

	private final MetricsRegistry metrics = new MetricsRegistry();

	private final FakeLoggingControl logging = new FakeLoggingControl();

	private ProcessManager manager;

	private PID<Cook> cook;

	private static final class Cook extends ProcessBase {

		private Cook() {
			super("cook");
			route("/dish", (request) -> io.actorprocess.http.HttpResponse.ok("soup"));
			route("/dish/of/the/day", "chef", (request, principal) -> io.actorprocess.http.HttpResponse.ok("stew"));
			help("/dish", "Cooks a dish.\n\nTakes its time.");
		}

	}

	@BeforeEach
	void start() {
		this.access.setAuthenticator("ops", new BasicAuthenticator("ops", Map.of("op", "pass")));
		start("ops");
	}

	private void start(String writeRealm) {
		this.manager = ProcessManager.builder()
			.clock(this.clock)
			.accessControl(this.access)
			.endpoints(BuiltInEndpoints.of(this.metrics).withLogging(this.logging).withRealms(null, writeRealm))
			.socketManager(new NettySocketManager())
			.start();
		this.cook = this.manager.spawn(new Cook());
	}

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

	@Test
	void helpNamesAllProcessesAndTheirRoutes() throws Exception {
		HttpResponse<String> response = get("/help");

		assertThat(response.headers().firstValue("Content-Type")).contains("text/markdown; charset=utf-8");
		assertThat(response.body()).contains("## cook", "- `/cook/dish`: Cooks a dish.", "- `/cook/dish/of/the/day`",
				"## metrics", "- `/metrics/snapshot`: A snapshot of all metrics", "- `/profiler/start`");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/help?format=json", "/help/%3Cscript%3E%22?format=json", "/__processes__" })
	void idIsEscapedWhereItIsShown(String target) throws Exception {
		this.manager.spawn(new ProcessBase("<script>\"") {
		});

		HttpResponse<String> response = get(target);

		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(response.body()).contains("\"id\":\"\\u003cscript>\\u0022\"").doesNotContain("<script");
	}

	@Test
	void helpIsThereForPrograms() throws Exception {
		String json = get("/help?format=json").body();

		assertThat(json).startsWith("{\"processes\":[{\"id\":\"__processes__\",\"endpoints\":[{\"name\":\"/\"")
			.contains("{\"id\":\"cook\",\"endpoints\":[{\"name\":\"/dish\",\"text\":\"### USAGE ###\\u000a")
			.endsWith("]}");
	}

	@Test
	void helpExplainsOneRoute() throws Exception {
		assertThat(get("/help/cook").body()).startsWith("## cook\n").contains("`/cook/dish`");
		assertThat(get("/help/cook/dish").body()).contains("### USAGE ###\n    /cook/dish\n",
				"### DESCRIPTION ###\nCooks a dish.\n\nTakes its time.\n", "open to everybody");
		assertThat(get("/help/cook/dish/of/the/day").body()).contains("No help page for `/cook/dish/of/the/day`",
				"guarded by the realm `chef`");
		assertThat(get("/help/logging/toggle").body()).contains("level=DEBUG");
	}

	@Test
	void helpShowsPlainTextToBrowsers() throws Exception {
		HttpResponse<String> response = send(request("/help").header("Accept", "text/html,*/*"));

		assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
	}

	@Test
	void helpOfAProcessEndsWithIt() throws Exception {
		this.manager.terminate(this.cook);
		assertThat(this.manager.wait(this.cook, Duration.ofSeconds(10))).isTrue();

		assertThat(get("/help/cook").statusCode()).isEqualTo(400);
		assertThat(get("/help/cook/dish").statusCode()).isEqualTo(400);
		assertThat(get("/help/metrics/other").statusCode()).isEqualTo(400);
		assertThat(get("/help").body()).doesNotContain("cook");
	}

	@Test
	void helpDoesNotWaitForABusyProcess() throws Exception {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.cook.tell((busy) -> {
			entered.countDown();
			release.await();
		});
		assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
		int timers = this.clock.timers();
		CompletableFuture<HttpResponse<String>> response = sendAsync(request("/help/cook"));
		awaitTimer(timers + 1);

		this.clock.advance(Duration.ofSeconds(1));

		assertThat(response.get(10, TimeUnit.SECONDS).body()).contains("It is busy");
		release.countDown();
	}

	@Test
	void snapshotIsSortedAndHoldsApplicationRuntimeAndMachine() throws Exception {
		CounterMetric counter = this.metrics.add(new CounterMetric("kitchen/dishes"));
		this.metrics.add(new PullGauge("kitchen/broken", () -> Future.failed(new IllegalStateException("no"))));
		counter.add(3);

		String json = get("/metrics/snapshot").body();

		assertThat(json).contains("\"kitchen/dishes\":3", "\"actor/processes\":1", "\"system/cpus_total\":")
			.doesNotContain("broken");
		assertThat(json.substring(1, json.length() - 1).split(",")).isSorted();
		this.metrics.remove(counter);
		CompletableFuture<HttpResponse<String>> next = sendAsync(request("/metrics/snapshot"));
		awaitTimer(1);
		this.clock.advance(Duration.ofMillis(500));
		assertThat(next.get(10, TimeUnit.SECONDS).body()).doesNotContain("kitchen");
	}

	@Test
	void snapshotWaitsForASlowGaugeAsLongAsItIsTold() throws Exception {
		this.metrics.add(new CounterMetric("quick"));
		this.metrics.add(new PullGauge("slow", () -> new Promise<Double>().future()));
		CompletableFuture<HttpResponse<String>> response = sendAsync(request("/metrics/snapshot?timeout=2secs"));
		awaitTimer(1);

		this.clock.advance(Duration.ofSeconds(2));

		assertThat(response.get(10, TimeUnit.SECONDS).body()).contains("\"quick\":0").doesNotContain("slow");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2", "secs", "-2secs", "2parsecs", "PT-1S", "99999999999999weeks" })
	void snapshotRefusesWhatIsNoTime(String timeout) throws Exception {
		assertThat(get("/metrics/snapshot?timeout=" + timeout).statusCode()).isEqualTo(400);
	}

	@Test
	void machineTellsItsFigures() throws Exception {
		assertThat(get("/system/stats.json").body()).contains("\"cpus_total\":", "\"mem_free_bytes\":",
				"\"mem_total_bytes\":");
	}

	@Test
	void guardedEndpointsWantCredentials() throws Exception {
		for (String path : new String[] { "/logging/toggle", "/profiler/start", "/profiler/stop" }) {
			assertThat(get(path).statusCode()).isEqualTo(401);
		}
	}

	@Test
	void readingIsGuardedIfARealmIsGiven() throws Exception {
		this.manager.close();
		this.manager = ProcessManager.builder()
			.accessControl(this.access)
			.endpoints(BuiltInEndpoints.of(this.metrics).withRealms("ops", "ops"))
			.socketManager(new NettySocketManager())
			.start();

		for (String path : new String[] { "/help", "/__processes__", "/metrics/snapshot", "/system/stats.json" }) {
			assertThat(get(path).statusCode()).as(path).isEqualTo(401);
			assertThat(send(authorized(path)).statusCode()).as(path).isEqualTo(200);
		}
		assertThat(send(authorized("/logging/toggle")).statusCode()).isEqualTo(404);
	}

	@Test
	void whatChangesSomethingIsRefusedUnlessItIsGuarded() throws Exception {
		this.access.unsetAuthenticator("ops");

		HttpResponse<String> response = post("/profiler/start");

		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("only where a realm guards it");
	}

	@Test
	void levelOfALoggerChangesForAWhile() throws Exception {
		assertThat(send(authorized("/logging/toggle")).body()).isEqualTo("INFO\n");

		assertThat(post("/logging/toggle?level=debug&duration=5mins").statusCode()).isEqualTo(200);
		assertThat(this.logging.levels).containsEntry("ROOT", "DEBUG");
		this.clock.advance(Duration.ofMinutes(4));
		assertThat(post("/logging/toggle?level=TRACE&duration=5mins").statusCode()).isEqualTo(200);
		this.clock.advance(Duration.ofMinutes(4));
		assertThat(this.logging.levels).containsEntry("ROOT", "TRACE");
		this.clock.advance(Duration.ofMinutes(1));

		assertThat(this.logging.levels).containsExactly(Map.entry("ROOT", "INFO"));
	}

	@Test
	void loggerWithoutALevelOfItsOwnHasNoneAfterwards() throws Exception {
		assertThat(post("/logging/toggle?logger=a.b&level=TRACE&duration=1secs").statusCode()).isEqualTo(200);
		assertThat(this.logging.levels).containsEntry("a.b", "TRACE");

		this.clock.advance(Duration.ofSeconds(1));

		assertThat(this.logging.levels).doesNotContainKey("a.b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "level=DEBUG", "duration=1secs", "level=LOUD&duration=1secs", "level=WARN&duration=1secs",
			"level=DEBUG&duration=soon", "level=DEBUG&duration=2days" })
	void uselessChangesOfALevelAreRefused(String query) throws Exception {
		assertThat(post("/logging/toggle?" + query).statusCode()).isEqualTo(400);
		assertThat(this.logging.levels).containsExactly(Map.entry("ROOT", "INFO"));
	}

	@Test
	void changesArePosted() throws Exception {
		assertThat(send(authorized("/logging/toggle?level=DEBUG&duration=1secs")).statusCode()).isEqualTo(405);
		assertThat(send(authorized("/profiler/start")).headers().firstValue("Allow")).contains("POST");
	}

	@Test
	void recordingIsMadeOnceAtATimeAndHandedOut(@TempDir Path directory) throws Exception {
		assertThat(post("/profiler/stop").statusCode()).isEqualTo(409);
		assertThat(post("/profiler/start?duration=2hrs").statusCode()).isEqualTo(400);
		assertThat(post("/profiler/start?duration=1mins").statusCode()).isEqualTo(200);
		assertThat(post("/profiler/start").statusCode()).isEqualTo(409);

		HttpResponse<byte[]> recording = this.client.send(
				authorized("/profiler/stop").POST(HttpRequest.BodyPublishers.noBody()).build(),
				BodyHandlers.ofByteArray());

		assertThat(recording.headers().firstValue("Content-Disposition"))
			.contains("attachment; filename=\"actor.jfr\"");
		Path file = Files.write(directory.resolve("actor.jfr"), recording.body());
		assertThat(RecordingFile.readAllEvents(file)).isNotEmpty();
		assertThat(post("/profiler/stop").statusCode()).isEqualTo(409);
	}

	/** Waits until a request that is under way has set its timer. */
	private void awaitTimer(int count) {
		long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (this.clock.timers() < count) {
			assertThat(System.nanoTime()).as("timers: %s", this.clock.timers()).isLessThan(end);
			Thread.onSpinWait();
		}
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(request(path));
	}

	private HttpResponse<String> post(String path) throws IOException, InterruptedException {
		return send(authorized(path).POST(HttpRequest.BodyPublishers.noBody()));
	}

	private HttpRequest.Builder authorized(String path) {
		String credentials = Base64.getEncoder().encodeToString("op:pass".getBytes(StandardCharsets.UTF_8));
		return request(path).header("Authorization", "Basic " + credentials);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://" + this.manager.address() + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
		return this.client.sendAsync(request.build(), BodyHandlers.ofString());
	}

}
