package io.actorprocess.remote.netty;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Promise;
import io.actorprocess.http.AccessControl;
import io.actorprocess.http.Firewall;
import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Address;
import io.actorprocess.process.ManagerStatistics;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A runtime with a few processes, for clients that send what they should not: whatever
 * that is, the processes are none the wiser.
 */
final class TargetRuntime implements AutoCloseable {

	static final String HOST = "Host: h\r\n\r\n";

	private static final String PROBE = "GET /probe HTTP/1.1\r\n" + HOST;

	final VirtualClock clock = new VirtualClock();

	final AccessControl access = new AccessControl(Duration.ofSeconds(5), 1_000);

	final Firewall firewall = new Firewall();

	/** Responses to {@code /a/later}, which the test gives. */
	final BlockingQueue<Promise<HttpResponse>> promises = new LinkedBlockingQueue<>();

	/** Names of messages that have arrived at a process. */
	final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

	final ProcessManager manager;

	private final List<Object> before;

	TargetRuntime(NettySocketOptions.Builder options) {
		this.manager = ProcessManager.builder()
			.workerCount(2)
			.clock(this.clock)
			.accessControl(this.access)
			.firewall(this.firewall)
			.socketManager(new NettySocketManager(options.build()))
			.start();
		Stream.of("a", "probe", "echo").forEach((id) -> this.manager.spawn(new Page(id)));
		this.manager.settle();
		this.before = table();
	}

	/** Shows its id, takes one message, and has routes that are guarded or slow. */
	private final class Page extends ProcessBase {

		private final String text;

		private Page(String id) {
			super(id);
			this.text = id;
		}

		@Override
		protected void initialize() {
			route("/", (request) -> HttpResponse.ok(this.text));
			route("/large", (request) -> new HttpResponse(200, Headers.empty(), new byte[1_000_000]));
			route("/reflect", (request) -> HttpResponse.ok("").with("X", String.valueOf(request.query().get("x"))));
			Stream.of("basic", "secret", "rsa", "other")
				.forEach((realm) -> route("/" + realm, realm, (request, who) -> HttpResponse.ok("for " + who)));
			routeFlat("/later", (request) -> {
				Promise<HttpResponse> promise = new Promise<>();
				TargetRuntime.this.promises.add(promise);
				return promise.future();
			});
			install("ping", (from, body) -> TargetRuntime.this.messages.add("ping"));
		}

	}

	Address address() {
		return this.manager.address();
	}

	RawClient connect() throws IOException {
		return new RawClient(address());
	}

	/**
	 * Whether a connection, this one or a new one, is answered as if nothing had been.
	 */
	static String probe(RawClient client) throws IOException {
		return client.send(PROBE).read();
	}

	static String get(String path) {
		return "GET " + path + " HTTP/1.1\r\n" + HOST;
	}

	static String message(String path, String from) {
		return "POST " + path + " HTTP/1.1\r\nLibprocess-From: " + from + "\r\n" + HOST;
	}

	/** Ends the runtime, whose processes nothing must have happened to. */
	void closeUntouched() {
		try {
			assertThat(table()).isEqualTo(this.before);
		}
		finally {
			close();
		}
	}

	List<Object> table() {
		ManagerStatistics now = this.manager.monitor().statistics();
		return List.of(now.processes(), now.spawned(), now.terminated(), now.restarted(), now.futuresAbandoned());
	}

	@Override
	public void close() {
		this.manager.close();
		this.clock.close();
	}

}
