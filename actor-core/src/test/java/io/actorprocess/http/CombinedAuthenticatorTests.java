package io.actorprocess.http;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CombinedAuthenticatorTests {

	@Test
	void theFirstThatKnowsTheClientDecides() {
		assertThat(combine(FakeAuthenticator.unauthorized("A", ""), FakeAuthenticator.known("ann"),
				FakeAuthenticator.known("bob"))
			.value()).isEqualTo(new AuthenticationResult.Authenticated(Principal.of("ann")));
	}

	@Test
	void allChallengesAreOfferedIfAnyIs() {
		Future<AuthenticationResult> merged = combine(FakeAuthenticator.forbidden("no"),
				FakeAuthenticator.unauthorized("A realm=\"x\"", "who?"),
				FakeAuthenticator.unauthorized("B realm=\"x\"", ""), Future.failed(new IllegalStateException("down")));

		assertThat(merged.value())
			.isEqualTo(new AuthenticationResult.Unauthorized(List.of("A realm=\"x\"", "B realm=\"x\""), "S1: who?"));
	}

	@Test
	void aRefusalCountsMoreThanAFailure() {
		assertThat(combine(Future.failed(new IllegalStateException("down")), FakeAuthenticator.forbidden("no")).value())
			.isEqualTo(new AuthenticationResult.Forbidden("S1: no"));
	}

	@Test
	void failuresAloneAreAFailure() {
		IllegalStateException first = new IllegalStateException("down");

		Future<AuthenticationResult> merged = combine(Future.failed(first), Future.discarded(), Future.abandoned("x"));

		assertThat(merged.failure()).hasMessage("No authenticator of [S0, S1, S2] came to a result")
			.hasSuppressedException(first);
	}

	@Test
	void slowAuthenticatorsAreWaitedForInTurn() {
		Promise<AuthenticationResult> slow = new Promise<>();
		Future<AuthenticationResult> merged = combine(slow.future(), FakeAuthenticator.known("bob"));
		assertThat(merged.isPending()).isTrue();

		slow.set(new AuthenticationResult.Forbidden(""));

		assertThat(merged.value()).isEqualTo(new AuthenticationResult.Authenticated(Principal.of("bob")));
	}

	@Test
	void aDiscardReachesTheAuthenticatorThatIsAsked() {
		Promise<AuthenticationResult> slow = new Promise<>();
		Future<AuthenticationResult> merged = combine(slow.future(), FakeAuthenticator.known("bob"));

		merged.discard();

		assertThat(slow.future().hasDiscard()).isTrue();
	}

	@Test
	void anAuthenticatorThatThrowsHasFailed() {
		CombinedAuthenticator combined = new CombinedAuthenticator(
				List.of(new FakeAuthenticator("A", CombinedAuthenticatorTests::fail),
						new FakeAuthenticator("B", () -> FakeAuthenticator.known("bob"))));

		assertThat(combined.authenticate(HttpRequest.get("/x")).value())
			.isEqualTo(new AuthenticationResult.Authenticated(Principal.of("bob")));
		assertThat(combined.scheme()).isEqualTo("A B");
	}

	@Test
	void nothingAndTwoOfAKindCannotBeCombined() {
		FakeAuthenticator same = FakeAuthenticator.saying(FakeAuthenticator.known("x"));

		assertThatIllegalArgumentException().isThrownBy(() -> new CombinedAuthenticator(List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> new CombinedAuthenticator(List.of(same, same)))
			.withMessageContaining("[Fake, Fake] cannot be combined");
	}

	private static Future<AuthenticationResult> fail() {
		throw new IllegalStateException("broken");
	}

	@SafeVarargs
	private static Future<AuthenticationResult> combine(Future<AuthenticationResult>... answers) {
		List<FakeAuthenticator> parts = IntStream.range(0, answers.length)
			.mapToObj((i) -> new FakeAuthenticator("S" + i, () -> answers[i]))
			.toList();
		return new CombinedAuthenticator(parts).authenticate(HttpRequest.get("/x"));
	}

}
