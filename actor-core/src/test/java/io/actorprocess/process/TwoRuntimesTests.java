package io.actorprocess.process;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.future.Future;
import io.actorprocess.http.Firewall;
import io.actorprocess.http.FirewallRule;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.netty.NettySocketManager;
import io.actorprocess.scheduling.SteppingScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two runtimes in one JVM that talk over loopback.
 */
class TwoRuntimesTests {

	private ProcessManager here;

	private ProcessManager there;

	@BeforeEach
	void start() {
		this.here = ProcessManager.builder().socketManager(new NettySocketManager()).start();
		this.there = ProcessManager.builder().socketManager(new NettySocketManager()).start();
	}

	@AfterEach
	void stop() {
		this.here.close();
		this.there.close();
	}

	private static final class Echo extends ProcessBase {

		private Echo() {
			super("echo");
		}

		@Override
		protected void initialize() {
			install("ping", (from, body) -> send(from, "pong", body));
			route("/add", (request) -> HttpResponse.ok(Integer
				.toString(Integer.parseInt(request.query().get("a")) + Integer.parseInt(request.query().get("b")))));
			routeFlat("/later", (request) -> Future.ready(HttpResponse.json("{}")));
		}

	}

	private static final class Client extends ProcessBase {

		private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

		@Override
		protected void initialize() {
			install("pong", (from, body) -> this.seen.add(new String(body, StandardCharsets.UTF_8)));
		}

		@Override
		protected void exited(UPID pid) {
			this.seen.add("exited " + pid.id());
		}

		private void ping(UPID to, String text) {
			send(to, "ping", text.getBytes(StandardCharsets.UTF_8));
		}

		private void watch(UPID to) {
			link(to);
		}

		private String next() throws InterruptedException {
			return this.seen.poll(30, TimeUnit.SECONDS);
		}

	}

	@Test
	void messagesGoBothWaysInOrder() throws Exception {
		PID<Echo> echo = this.there.spawn(new Echo());
		Client client = new Client();
		PID<Client> pid = this.here.spawn(client);

		for (int i = 0; i < 1000; i++) {
			String text = Integer.toString(i);
			pid.tell((c) -> c.ping(echo.upid(), text));
		}

		List<String> answers = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			answers.add(client.next());
		}
		assertThat(answers).hasSize(1000).first().isEqualTo("0");
		assertThat(answers.stream().mapToInt(Integer::parseInt)).isSorted();
	}

	@Test
	void aLinkTellsTheEndOfTheOtherRuntimeOnce() throws Exception {
		PID<Echo> echo = this.there.spawn(new Echo());
		Client client = new Client();
		PID<Client> pid = this.here.spawn(client);
		pid.tell((c) -> c.watch(echo.upid()));
		pid.tell((c) -> c.ping(echo.upid(), "alive"));
		assertThat(client.next()).isEqualTo("alive");

		this.there.close();

		assertThat(client.next()).isEqualTo("exited echo");
		assertThat(client.seen).isEmpty();
	}

	@Test
	void aLinkToADeadPortIsToldAtOnce() throws Exception {
		UPID gone = new UPID("echo", this.there.address());
		this.there.close();
		Client client = new Client();

		this.here.spawn(client).tell((c) -> c.watch(gone));

		assertThat(client.next()).isEqualTo("exited echo");
	}

	@Test
	void aMessageToADeadPortIsADeadLetter() throws Exception {
		UPID gone = new UPID("echo", this.there.address());
		this.there.close();
		BlockingQueue<DeadLetter> letters = new LinkedBlockingQueue<>();
		this.here.deadLetters().subscribe(letters::add);

		this.here.post(gone, "ping", new byte[0]);

		DeadLetter letter = letters.poll(30, TimeUnit.SECONDS);
		assertThat(letter.reason()).isEqualTo(DeadLetterReason.CONNECT_FAILED);
		assertThat(letter.to()).isEqualTo(gone);
		assertThat(letter.name()).isEqualTo("ping");
	}

	@Test
	void aPeerThatIsStartedAgainIsReachedAgain() throws Exception {
		PID<Echo> echo = this.there.spawn(new Echo());
		UPID address = echo.upid();
		Client client = new Client();
		PID<Client> pid = this.here.spawn(client);
		pid.tell((c) -> c.watch(address));
		pid.tell((c) -> c.ping(address, "first"));
		assertThat(client.next()).isEqualTo("first");
		this.there.close();
		assertThat(client.next()).isEqualTo("exited echo");

		this.there = ProcessManager.builder()
			.port(address.address().port())
			.socketManager(new NettySocketManager())
			.start();
		this.there.spawn(new Echo());
		pid.tell((c) -> c.ping(address, "second"));

		assertThat(client.next()).isEqualTo("second");
	}

	@Test
	void routesAnswerOverHttp() throws Exception {
		this.there.spawn(new Echo());
		HttpClient http = HttpClient.newHttpClient();
		String base = "http://" + this.there.address();

		assertThat(get(http, base + "/echo/add?a=2&b=40").body()).isEqualTo("42");
		assertThat(get(http, base + "/echo/add/deeper?a=1&b=1").body()).isEqualTo("2");
		assertThat(get(http, base + "/echo/later").headers().firstValue("Content-Type")).contains("application/json");
		assertThat(get(http, base + "/echo/add").statusCode()).isEqualTo(500);
		assertThat(get(http, base + "/echo/none").statusCode()).isEqualTo(404);
		assertThat(get(http, base + "/nobody/add").statusCode()).isEqualTo(404);
		assertThat(get(http, base + "/%7A%7a/x").statusCode()).isEqualTo(404);
	}

	@Test
	void thePageOfProcessesShowsWhatWaitsWithoutBodies() throws Exception {
		HttpClient http = HttpClient.newHttpClient();
		String page = "http://" + this.there.address() + "/__processes__";
		PID<Echo> echo = this.there.spawn(new Echo());
		assertThat(get(http, page).body()).isEqualTo("[{\"events\":[],\"id\":\"echo\"}]");
		assertThat(get(http, page).headers().firstValue("Content-Type")).contains("application/json");
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		echo.tell((e) -> {
			entered.countDown();
			go.await();
		});
		assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

		Future<String> waiting = echo.dispatch((e) -> Echo.class.getSimpleName());
		String whileBusy = get(http, page).body();
		go.countDown();

		assertThat(whileBusy).isEqualTo("[{\"busy\":true,\"events\":[],\"id\":\"echo\"}]");
		assertThat(waiting.get()).isEqualTo("Echo");
	}

	@Test
	void theFirewallDisablesWholePathsOnly() throws Exception {
		Firewall firewall = new Firewall();
		firewall.install(List.of(FirewallRule.disabledEndpoints(Set.of("/echo/add", "/echo/*"))));
		HttpClient http = HttpClient.newHttpClient();
		try (ProcessManager guarded = ProcessManager.builder()
			.socketManager(new NettySocketManager())
			.firewall(firewall)
			.start()) {
			guarded.spawn(new Echo());
			String base = "http://" + guarded.address();

			java.net.http.HttpResponse<String> refused = get(http, base + "/echo/add?a=1&b=2");

			assertThat(refused.statusCode()).isEqualTo(403);
			assertThat(refused.body()).isEqualTo("Endpoint '/echo/add' is disabled");
			assertThat(get(http, base + "/echo/add/more?a=1&b=2").body()).isEqualTo("3");
			assertThat(get(http, base + "/echo/later").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void aFirewallWithoutRulesLetsEverythingInAgain() throws Exception {
		Firewall firewall = new Firewall();
		firewall.install(List.of((request) -> HttpResponse.status(403)));
		HttpClient http = HttpClient.newHttpClient();
		try (ProcessManager guarded = ProcessManager.builder()
			.socketManager(new NettySocketManager())
			.firewall(firewall)
			.start()) {
			guarded.spawn(new Echo());
			String uri = "http://" + guarded.address() + "/echo/add?a=1&b=2";
			assertThat(get(http, uri).statusCode()).isEqualTo(403);

			firewall.install(List.of());

			assertThat(get(http, uri).body()).isEqualTo("3");
		}
	}

	@Test
	void thePageNamesTheEventsThatWait() {
		VirtualClock clock = new VirtualClock();
		try (ProcessManager stepped = ProcessManager.builder()
			.clock(clock)
			.scheduler((options) -> new SteppingScheduler())
			.start()) {
			UPID echo = stepped.spawn(new Echo()).upid();
			Engine engine = Objects.requireNonNull(stepped.engineIfStarted());
			Future<HttpResponse> page = new ProcessesPage(stepped).render();
			stepped.post(echo, "a \"name\"", new byte[] { 42 });
			engine.table().find("echo").offer(new ExitedEvent(echo, ExitReason.TERMINATED));

			stepped.settle();

			assertThat(page.value().text()).isEqualTo("[{\"events\":[{\"type\":\"MESSAGE\",\"name\":"
					+ "\"a \\u0022name\\u0022\",\"from\":\"@0.0.0.0:0\",\"to\":\"" + echo + "\"},"
					+ "{\"type\":\"EXITED\",\"pid\":\"" + echo + "\"}],\"id\":\"echo\"}]");
		}
	}

	@Test
	void aDrainingRuntimeAnswers503() throws Exception {
		this.there.spawn(new Echo());
		HttpClient http = HttpClient.newHttpClient();

		this.there.drain();

		assertThat(get(http, "http://" + this.there.address() + "/echo/add?a=1&b=1").statusCode()).isEqualTo(503);
	}

	private static java.net.http.HttpResponse<String> get(HttpClient http, String uri) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(30)).build();
		return http.send(request, BodyHandlers.ofString());
	}

}
