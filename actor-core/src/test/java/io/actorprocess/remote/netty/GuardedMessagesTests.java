package io.actorprocess.remote.netty;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.AccessControl;
import io.actorprocess.http.AuthenticationResult;
import io.actorprocess.http.BasicAuthenticator;
import io.actorprocess.http.Credentials;
import io.actorprocess.http.FakeAuthenticator;
import io.actorprocess.http.Firewall;
import io.actorprocess.http.FirewallRule;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Principal;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.MessageCredentials;
import io.actorprocess.remote.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Messages that have to pass a realm and the firewall.
 */
class GuardedMessagesTests implements WithoutLeaks {

	private static final String ANN = Credentials.basic("ann", "secret");

	private final AccessControl access = new AccessControl(Duration.ofSeconds(5), 3);

	private final Firewall firewall = new Firewall();

	private final VirtualClock clock = new VirtualClock();

	private final ProcessManager manager = ProcessManager.builder()
		.accessControl(this.access)
		.firewall(this.firewall)
		.clock(this.clock)
		.socketManager(new NettySocketManager(NettySocketOptions.builder().ioThreads(1).build()))
		.start();

	private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

	private final BlockingQueue<Promise<AuthenticationResult>> asked = new LinkedBlockingQueue<>();

	/** Keeps what it is told. */
	private final class Vault extends ProcessBase {

		private Vault() {
			super("vault");
			install("open", (from, body) -> GuardedMessagesTests.this.arrived.add("open"));
			install("close", (from, body) -> GuardedMessagesTests.this.arrived.add("close"));
			route("/open", (request) -> HttpResponse.ok("opened"));
		}

	}

	@AfterEach
	void close() {
		this.manager.close();
		this.clock.close();
	}

	private RawClient connect() throws IOException {
		this.manager.spawn(new Vault());
		return new RawClient(this.manager.address());
	}

	private void guard() {
		this.access.setAuthenticator("nodes", new BasicAuthenticator("nodes", Map.of("ann", "secret")));
		this.access.guardMessages("nodes");
	}

	/** The answers come when the test gives them. */
	private void guardSlowly() {
		this.access.setAuthenticator("nodes", new FakeAuthenticator("Fake", () -> {
			Promise<AuthenticationResult> answer = new Promise<>();
			this.asked.add(answer);
			return answer.future();
		}));
		this.access.guardMessages("nodes");
	}

	private static String message(String target, String fields) {
		return "POST " + target + " HTTP/1.1\r\nLibprocess-From: a@127.0.0.1:9\r\nHost: h\r\n" + fields + "\r\n";
	}

	private static String authorized(String target) {
		return message(target, "Authorization: " + ANN + "\r\n");
	}

	@Test
	void messageWithoutCredentialsIsChallengedAndListed() throws Exception {
		guard();
		try (RawClient client = connect()) {
			String response = client.send(message("/vault/open", "")).read();

			assertThat(response).startsWith("HTTP/1.1 401 ").contains("WWW-Authenticate: Basic realm=\"nodes\"");
			assertThat(client.send(authorized("/vault/close")).readStatus()).isEqualTo(202);
		}
		assertThat(EchoListener.next(this.arrived)).isEqualTo("close");
		assertThat(this.manager.deadLetters().recent()).extracting(DeadLetter::reason, DeadLetter::name)
			.containsExactly(tuple(DeadLetterReason.FORBIDDEN, "open"));
		assertThat(this.manager.monitor().statistics().sockets().refused()).isEqualTo(Map.of(Refusal.MESSAGE, 1L));
	}

	@Test
	void realmWithoutAuthenticatorLetsNoMessageIn() throws Exception {
		this.access.guardMessages("nodes");
		try (RawClient client = connect()) {
			assertThat(client.send(authorized("/vault/open")).read()).startsWith("HTTP/1.1 403 ")
				.endsWith("through the realm 'nodes'; give it an authenticator");
		}
	}

	@Test
	void authorizerOfTheRealmIsAskedAfterwards() throws Exception {
		guard();
		this.access.authorizeRealm("nodes", (head, principal) -> Future
			.ready(Principal.of("ann").equals(principal) && head.path().equals("/vault/close")));
		try (RawClient client = connect()) {
			assertThat(client.send(authorized("/vault/open")).readStatus()).isEqualTo(403);
			assertThat(client.send(authorized("/vault/close")).readStatus()).isEqualTo(202);
		}
		assertThat(EchoListener.next(this.arrived)).isEqualTo("close");
	}

	@Test
	void messagesStayInOrderWhileAVerdictIsToCome() throws Exception {
		guardSlowly();
		try (RawClient client = connect()) {
			client.send(message("/vault/open", "") + message("/vault/close", ""));
			Promise<AuthenticationResult> first = EchoListener.next(this.asked);
			assertThat(this.asked).isEmpty();

			first.set(new AuthenticationResult.Authenticated(Principal.of("ann")));
			EchoListener.next(this.asked).set(new AuthenticationResult.Authenticated(Principal.of("ann")));

			assertThat(client.readStatus()).isEqualTo(202);
			assertThat(client.readStatus()).isEqualTo(202);
		}
		assertThat(EchoListener.next(this.arrived)).isEqualTo("open");
		assertThat(EchoListener.next(this.arrived)).isEqualTo("close");
	}

	@Test
	void authenticatorThatNeverAnswersEndsIn503() throws Exception {
		guardSlowly();
		try (RawClient client = connect()) {
			client.send(message("/vault/open", ""));
			Promise<AuthenticationResult> never = EchoListener.next(this.asked);
			assertThat(ask()).isEqualTo(200);

			this.clock.advance(Duration.ofSeconds(5));

			assertThat(client.read()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
			assertThat(never.future().hasDiscard()).isTrue();
			client.send(message("/vault/close", ""));
			EchoListener.next(this.asked).set(new AuthenticationResult.Forbidden("not you"));
			assertThat(client.read()).startsWith("HTTP/1.1 403 ").endsWith("not you");
		}
		assertThat(this.arrived).isEmpty();
	}

	/** Comes after what the only I/O thread did before. */
	private int ask() throws IOException {
		try (RawClient client = new RawClient(this.manager.address())) {
			return client.send("GET /vault/open HTTP/1.1\r\nHost: h\r\n\r\n").readStatus();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void messagesOfASenderThatHasGoneArriveWhenTheyMay(boolean reset) throws Exception {
		guardSlowly();
		try (RawClient client = connect()) {
			client.send(message("/vault/open", "") + message("/vault/close", ""));
			client.socket().setSoLinger(reset, 0);
		}
		Promise<AuthenticationResult> first = EchoListener.next(this.asked);
		assertThat(ask()).isEqualTo(200);

		first.set(new AuthenticationResult.Authenticated(Principal.of("ann")));
		EchoListener.next(this.asked).set(new AuthenticationResult.Authenticated(Principal.of("ann")));

		assertThat(EchoListener.next(this.arrived)).isEqualTo("open");
		assertThat(EchoListener.next(this.arrived)).isEqualTo("close");
	}

	@Test
	void messageThatIsUndecidedWhenTheSocketsCloseIsListed() throws Exception {
		guardSlowly();
		try (RawClient client = connect()) {
			client.send(message("/vault/open", "") + message("/vault/close", ""));
			Promise<AuthenticationResult> late = EchoListener.next(this.asked);
			assertThat(ask()).isEqualTo(200);

			this.manager.close();
			late.set(new AuthenticationResult.Authenticated(Principal.of("ann")));

			assertThat(this.manager.deadLetters().recent()).extracting(DeadLetter::name).contains("open");
		}
		assertThat(this.arrived).isEmpty();
	}

	@Test
	void whoGuessesTooFastIsTold429() throws Exception {
		guard();
		String guess = message("/vault/open", "Authorization: " + Credentials.basic("ann", "guess") + "\r\n");
		Deque<Integer> statuses = new ArrayDeque<>();
		try (RawClient client = connect()) {
			for (int i = 0; i < 5; i++) {
				statuses.add(client.send(guess).readStatus());
			}
			assertThat(statuses).containsExactly(401, 401, 401, 429, 429);
			assertThat(client.send(authorized("/vault/open")).read()).startsWith("HTTP/1.1 429 ")
				.contains("Retry-After: 20");

			this.clock.advance(Duration.ofSeconds(20));

			assertThat(client.send(authorized("/vault/open")).readStatus()).isEqualTo(202);
		}
	}

	@Test
	void firewallKeepsMessagesOutHoweverTheirPathIsWritten() throws Exception {
		this.firewall.install(List.of(FirewallRule.disabledEndpoints(Set.of("/vault/open"))));
		try (RawClient client = connect()) {
			for (String path : List.of("/vault/open", "/v%61ult/open", "/vault/op%65n", "/vault/open?x")) {
				assertThat(client.send(message(path, "")).readStatus()).isEqualTo(403);
			}
			assertThat(client.send("GET /v%61ult/open HTTP/1.1\r\nHost: h\r\n\r\n").readStatus()).isEqualTo(403);
			assertThat(client.send(message("/vault/close", "")).readStatus()).isEqualTo(202);
		}
		assertThat(EchoListener.next(this.arrived)).isEqualTo("close");
		assertThat(this.manager.deadLetters().count(DeadLetterReason.FORBIDDEN)).isEqualTo(4);
		assertThat(this.manager.monitor().statistics().sockets().refused()).isEqualTo(Map.of(Refusal.MESSAGE, 4L));
	}

	@Test
	void runtimeShowsItsCredentials() throws Exception {
		guard();
		connect().close();
		BlockingQueue<DeadLetter> refused = new LinkedBlockingQueue<>();
		this.manager.deadLetters().subscribe(refused::add);
		try (ProcessManager stranger = runtime(null); ProcessManager friend = runtime((peer) -> ANN)) {
			stranger.post(this.manager.pid("vault", Vault.class).upid(), "open", new byte[0]);
			friend.post(this.manager.pid("vault", Vault.class).upid(), "close", new byte[3]);

			assertThat(EchoListener.next(this.arrived)).isEqualTo("close");
			assertThat(EchoListener.next(refused).name()).isEqualTo("open");
		}
		assertThat(this.arrived).isEmpty();
	}

	@Test
	void messagesForWhichThereAreNoCredentialsAreNotSent() throws Exception {
		connect().close();
		BlockingQueue<DeadLetter> lost = new LinkedBlockingQueue<>();
		try (ProcessManager failing = runtime((peer) -> {
			throw new IllegalStateException("no token");
		}); ProcessManager malformed = runtime((peer) -> "two\r\nlines")) {
			failing.deadLetters().subscribe(lost::add);
			malformed.deadLetters().subscribe(lost::add);

			failing.post(this.manager.pid("vault", Vault.class).upid(), "open", new byte[0]);
			malformed.post(this.manager.pid("vault", Vault.class).upid(), "close", new byte[0]);

			assertThat(EchoListener.next(lost).reason()).isEqualTo(DeadLetterReason.FORBIDDEN);
			assertThat(EchoListener.next(lost).reason()).isEqualTo(DeadLetterReason.FORBIDDEN);
		}
		assertThat(this.arrived).isEmpty();
	}

	private static ProcessManager runtime(@Nullable MessageCredentials credentials) {
		return ProcessManager.builder()
			.socketManager(new NettySocketManager(NettySocketOptions.builder().credentials(credentials).build()))
			.start();
	}

}
