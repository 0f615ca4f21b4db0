package io.actorprocess.process;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.AccessControl;
import io.actorprocess.http.AuthenticationResult;
import io.actorprocess.http.BasicAuthenticator;
import io.actorprocess.http.FakeAuthenticator;
import io.actorprocess.http.Firewall;
import io.actorprocess.http.FirewallRule;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Principal;
import io.actorprocess.remote.netty.NettySocketManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Routes that a realm guards.
 */
class AuthenticationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final AccessControl access = new AccessControl(Duration.ofSeconds(5));

	private final Firewall firewall = new Firewall();

	private final VirtualClock clock = new VirtualClock();

	private ProcessManager manager;

	private PID<Vault> vault;

	private static final class Vault extends ProcessBase {

		private Vault() {
			super("vault");
			route("/open", "admin", (request, principal) -> HttpResponse.ok("hello " + principal));
			routeFlat("/later", "admin", (request, principal) -> Future.ready(HttpResponse.ok("later " + principal)));
			route("/free", (request) -> HttpResponse.ok("free"));
			route("/stashed", "admin", this::stashed);
		}

		private boolean released;

		private HttpResponse stashed(HttpRequest request, Principal principal) {
			if (!this.released) {
				stash();
			}
			return HttpResponse.ok("released for " + principal);
		}

		private void release() {
			this.released = true;
			unstashAll();
		}

	}

	@BeforeEach
	void start() {
		this.manager = ProcessManager.builder()
			.accessControl(this.access)
			.firewall(this.firewall)
			.clock(this.clock)
			.socketManager(new NettySocketManager())
			.start();
		this.vault = this.manager.spawn(new Vault());
	}

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

	@Test
	void realmWithoutAuthenticatorServesNobodyInParticular() throws Exception {
		assertThat(ask("/vault/open").text()).isEqualTo("hello null");
	}

	@Test
	void challengeOfTheAuthenticatorReachesTheClient() throws Exception {
		guard(FakeAuthenticator.unauthorized("Fake realm=\"admin\"", "who are you?"));

		HttpResponse response = ask("/vault/open");

		assertThat(response.status()).isEqualTo(401);
		assertThat(response.headers().get("WWW-Authenticate")).isEqualTo("Fake realm=\"admin\"");
		assertThat(response.text()).isEqualTo("who are you?");
	}

	@Test
	void refusalOfTheAuthenticatorReachesTheClient() throws Exception {
		guard(FakeAuthenticator.forbidden("not you"));

		HttpResponse response = ask("/vault/open");

		assertThat(response.status()).isEqualTo(403);
		assertThat(response.text()).isEqualTo("not you");
	}

	@Test
	void principalIsHandedToTheHandler() throws Exception {
		guard(FakeAuthenticator.known("ann"));

		assertThat(ask("/vault/open").text()).isEqualTo("hello ann");
		assertThat(ask("/vault/later").text()).isEqualTo("later ann");
		assertThat(ask("/vault/free").text()).isEqualTo("free");
	}

	@Test
	void principalThatIsNobodyIsAFailureOfTheAuthenticator() throws Exception {
		this.access.setAuthenticator("admin", new FakeAuthenticator("Fake",
				() -> Future.ready(new AuthenticationResult.Authenticated(new Principal(null, Map.of())))));

		assertThat(ask("/vault/open").status()).isEqualTo(500);
	}

	@Test
	void authorizerOfThePathIsAskedAfterwards() throws Exception {
		guard(FakeAuthenticator.known("ann"));
		this.access.authorizePath("/vault/open",
				(request, principal) -> Future.ready(!Principal.of("ann").equals(principal)));

		assertThat(ask("/vault/open/below?x=1").status()).isEqualTo(403);
		assertThat(ask("/vault/later").status()).isEqualTo(200);
	}

	@Test
	void whoWasFoundOutElsewhereIsNotAskedAgain() throws Exception {
		guard(FakeAuthenticator.forbidden(""));

		Future<HttpResponse> response = this.manager.serve(HttpRequest.get("/vault/open"), Principal.of("zoe"));

		assertThat(response.get(LIMIT).text()).isEqualTo("hello zoe");
	}

	@Test
	void slowAuthenticatorHoldsUpNobodyElse() throws Exception {
		Promise<AuthenticationResult> slow = new Promise<>();
		guard(slow.future());
		Future<HttpResponse> guarded = this.manager.serve(HttpRequest.get("/vault/open"), null);

		assertThat(ask("/vault/free").text()).isEqualTo("free");
		assertThat(guarded.isPending()).isTrue();
		slow.set(new AuthenticationResult.Authenticated(Principal.of("ann")));

		assertThat(guarded.get(LIMIT).text()).isEqualTo("hello ann");
	}

	@Test
	void authenticatorThatNeverAnswersEndsIn503() throws Exception {
		Promise<AuthenticationResult> never = new Promise<>();
		guard(never.future());
		Future<HttpResponse> guarded = this.manager.serve(HttpRequest.get("/vault/open"), null);
		this.manager.settle();

		this.clock.advance(Duration.ofSeconds(5));

		assertThat(guarded.get(LIMIT).status()).isEqualTo(503);
	}

	@Test
	void clientThatGoesAwayCallsTheAuthenticatorOff() {
		Promise<AuthenticationResult> never = new Promise<>();
		guard(never.future());
		Future<HttpResponse> guarded = this.manager.serve(HttpRequest.get("/vault/open"), null);
		this.manager.settle();

		guarded.discard();

		assertThat(never.future().hasDiscard()).isTrue();
	}

	@Test
	void processThatEndsMeanwhileAnswersNobody() throws Exception {
		Promise<AuthenticationResult> slow = new Promise<>();
		guard(slow.future());
		Future<HttpResponse> guarded = this.manager.serve(HttpRequest.get("/vault/open"), null);
		this.manager.settle();
		this.manager.terminate(this.vault);
		assertThat(this.manager.wait(this.vault, LIMIT)).isTrue();

		slow.set(new AuthenticationResult.Authenticated(Principal.of("ann")));

		assertThat(guarded.get(LIMIT).status()).isEqualTo(500);
		assertThat(this.manager.deadLetters().recent()).extracting((letter) -> letter.name())
			.containsExactly("/vault/open");
	}

	@Test
	void requestThatIsSetAsideIsServedInTheEnd() throws Exception {
		guard(FakeAuthenticator.known("ann"));
		Future<HttpResponse> guarded = this.manager.serve(HttpRequest.get("/vault/stashed"), null);
		this.manager.settle();
		assertThat(guarded.isPending()).isTrue();

		this.vault.tell(Vault::release);

		assertThat(guarded.get(LIMIT).text()).isEqualTo("released for ann");
	}

	@Test
	void firewallGoesFirst() throws Exception {
		guard(FakeAuthenticator.unauthorized("Fake", ""));
		this.firewall.install(List.of(FirewallRule.disabledEndpoints(Set.of("/vault/open"))));

		assertThat(ask("/vault/open").status()).isEqualTo(403);
	}

	@Test
	void refusedClientMayTryAgainOnTheSameConnection() throws Exception {
		this.access.setAuthenticator("admin", new BasicAuthenticator("admin", Map.of("ann", "secret")));
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		URI uri = URI.create("http://" + this.manager.address() + "/vault/open");

		assertThat(status(client, uri, "ann:wrong")).isEqualTo(401);
		assertThat(status(client, uri, "bob:secret")).isEqualTo(401);
		assertThat(status(client, uri, "ann:secret")).isEqualTo(200);

		assertThat(this.manager.monitor().statistics().sockets().connections()).hasSize(1);
	}

	private static int status(HttpClient client, URI uri, String credentials) throws Exception {
		String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
		return client
			.send(java.net.http.HttpRequest.newBuilder(uri).header("Authorization", "Basic " + encoded).build(),
					BodyHandlers.ofString())
			.statusCode();
	}

	private void guard(Future<AuthenticationResult> answer) {
		this.access.setAuthenticator("admin", FakeAuthenticator.saying(answer));
	}

	private HttpResponse ask(String target) throws Exception {
		return this.manager.serve(HttpRequest.get(target), null).get(LIMIT);
	}

}
