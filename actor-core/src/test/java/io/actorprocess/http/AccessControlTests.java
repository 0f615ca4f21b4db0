package io.actorprocess.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AccessControlTests {

	private final VirtualClock clock = new VirtualClock();

	private final AccessControl access = new AccessControl(Duration.ofSeconds(3));

	@AfterEach
	void close() {
		this.clock.close();
	}

	@Test
	void aRealmWithoutAuthenticatorLetsEverybodyIn() {
		assertThat(check("admin").value()).isEqualTo(new Verdict(null, null));
		assertThat(check(null).value()).isEqualTo(new Verdict(null, null));
	}

	@Test
	void whoIsKnownIsLetIn() {
		this.access.setAuthenticator("admin", FakeAuthenticator.saying(FakeAuthenticator.known("ann")));

		assertThat(check("admin").value().principal()).isEqualTo(Principal.of("ann"));
		assertThat(check("other").value().principal()).isNull();
		assertThat(this.access.hasAuthenticator("admin")).isTrue();
	}

	@Test
	void challengesAreSentOneFieldEach() {
		this.access.setAuthenticator("admin", FakeAuthenticator
			.saying(Future.ready(new AuthenticationResult.Unauthorized(List.of("A", "B"), "say who you are"))));

		HttpResponse refusal = refusal("admin");

		assertThat(refusal.status()).isEqualTo(401);
		assertThat(refusal.headers().all("www-authenticate")).containsExactly("A", "B");
		assertThat(refusal.text()).isEqualTo("say who you are");
	}

	@Test
	void theForbiddenAreRefused() {
		this.access.setAuthenticator("admin", FakeAuthenticator.saying(FakeAuthenticator.forbidden("")));

		assertThat(refusal("admin").text()).isEqualTo("403 Forbidden.");
	}

	@Test
	void anAuthenticatorThatFailsKeepsTheClientOutAndTellsNoReason() {
		this.access.setAuthenticator("failing",
				FakeAuthenticator.saying(Future.failed(new IllegalStateException("password file is gone"))));
		this.access.setAuthenticator("abandoned", FakeAuthenticator.saying(Future.abandoned("never mind")));
		this.access.setAuthenticator("throwing", new FakeAuthenticator("Fake", () -> {
			throw new IllegalStateException("secret");
		}));

		for (String realm : List.of("failing", "abandoned", "throwing")) {
			assertThat(refusal(realm).text()).isEqualTo("500 Internal Server Error.");
		}
	}

	@Test
	void anAuthenticatorThatDoesNotAnswerInTimeIsGivenUp() {
		Promise<AuthenticationResult> never = new Promise<>();
		this.access.setAuthenticator("slow", FakeAuthenticator.saying(never.future()));
		Future<Verdict> verdict = check("slow");
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(verdict.isPending()).isTrue();

		this.clock.advance(Duration.ofSeconds(1));

		HttpResponse refusal = verdict.value().requireRefusal();
		assertThat(refusal.status()).isEqualTo(503);
		assertThat(refusal.headers().get("Retry-After")).isEqualTo("1");
		assertThat(never.future().hasDiscard()).isTrue();
	}

	@Test
	void anAuthenticatorThatAnswersInTimeLeavesNoTimer() {
		Promise<AuthenticationResult> soon = new Promise<>();
		this.access.setAuthenticator("slow", FakeAuthenticator.saying(soon.future()));
		Future<Verdict> verdict = check("slow");

		soon.set(new AuthenticationResult.Authenticated(Principal.of("ann")));

		assertThat(verdict.value().principal()).isEqualTo(Principal.of("ann"));
		assertThat(this.clock.timers()).isZero();
	}

	@Test
	void whoIsKnownAlreadyIsNotAskedAgain() {
		this.access.setAuthenticator("admin", FakeAuthenticator.saying(FakeAuthenticator.forbidden("")));

		Future<Verdict> verdict = this.access.check("admin", "/p/x", HttpRequest.get("/p/x"), Principal.of("zoe"),
				this.clock);

		assertThat(verdict.value()).isEqualTo(new Verdict(Principal.of("zoe"), null));
	}

	@Test
	void authorizersOfRealmAndPathBothHaveToAgree() {
		this.access.setAuthenticator("admin", FakeAuthenticator.saying(FakeAuthenticator.known("ann")));
		this.access.authorizeRealm("admin", (request, who) -> Future.ready(Principal.of("ann").equals(who)));
		assertThat(check("admin").value().isAdmitted()).isTrue();

		this.access.authorizePath("/p/x", (request, who) -> Future.ready(request.method().equals("POST")));

		assertThat(refusal("admin").status()).isEqualTo(403);
		assertThat(refusal(null).status()).isEqualTo(403);
		this.access.unsetAuthorizers();
		assertThat(check("admin").value().isAdmitted()).isTrue();
	}

	@Test
	void anAuthorizerIsNotAskedAboutStrangers() {
		this.access.setAuthenticator("admin", FakeAuthenticator.saying(FakeAuthenticator.unauthorized("A", "")));
		this.access.authorizeRealm("admin", (request, who) -> Future.failed(new AssertionError("asked")));

		assertThat(refusal("admin").status()).isEqualTo(401);
	}

	@Test
	void anAuthorizerThatFailsOrIsSlowKeepsTheClientOut() {
		this.access.authorizePath("/p/x", (request, who) -> Future.failed(new IllegalStateException("down")));
		assertThat(refusal(null).status()).isEqualTo(500);

		this.access.authorizePath("/p/x", (request, who) -> new Promise<Boolean>().future());
		Future<Verdict> slow = check(null);
		this.clock.advance(Duration.ofSeconds(3));

		assertThat(slow.value().requireRefusal().status()).isEqualTo(503);
	}

	@Test
	void aRealmCanBeOpenedAgain() {
		this.access.setAuthenticator("admin", FakeAuthenticator.saying(FakeAuthenticator.forbidden("")));

		this.access.unsetAuthenticator("admin");

		assertThat(check("admin").value().isAdmitted()).isTrue();
	}

	@Test
	void aTimeoutIsAboveZero() {
		assertThatIllegalArgumentException().isThrownBy(() -> new AccessControl(Duration.ZERO))
			.withMessageContaining("PT0S lets nobody in");
	}

	@Test
	void aPrincipalNeedsAValueOrClaims() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Principal(null, Map.of()));
		assertThat(new Principal(null, Map.of("b", "2", "a", "1"))).hasToString("{a=1,b=2}");
		assertThat(new Principal(null, Map.of("sub", "ann", "a", "1")).name()).isEqualTo("ann");
		assertThat(Principal.of("ann")).hasToString("ann");
	}

	private Future<Verdict> check(@Nullable String realm) {
		return this.access.check(realm, "/p/x", HttpRequest.get("/p/x"), null, this.clock);
	}

	private HttpResponse refusal(@Nullable String realm) {
		return check(realm).value().requireRefusal();
	}

}
