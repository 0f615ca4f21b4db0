package io.actorprocess.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BasicAuthenticatorTests {

	private final BasicAuthenticator authenticator = new BasicAuthenticator("the \"realm\"",
			Map.of("ann", "se:cret", "zoë", "pässword", "empty", ""));

	@Test
	void theRightPasswordIsThatUser() {
		assertThat(ask("Basic " + base64("ann:se:cret"))).isEqualTo(known("ann"));
		assertThat(ask("basic " + base64("zoë:pässword"))).isEqualTo(known("zoë"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ann:wrong", "ann:", "ann", "bob:se:cret", "nobody:", ":", "" })
	void anythingElseIsChallenged(String credentials) {
		assertThat(ask("Basic " + base64(credentials))).isInstanceOfSatisfying(AuthenticationResult.Unauthorized.class,
				(result) -> assertThat(result.challenges()).containsExactly("Basic realm=\"the \\\"realm\\\"\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic", "Basic ", "Basic %%%", "Bearer YW5uOnNlOmNyZXQ=", "BasicYW5uOnNlOmNyZXQ=" })
	void malformedCredentialsAreChallenged(String header) {
		assertThat(ask(header)).isInstanceOf(AuthenticationResult.Unauthorized.class);
	}

	@Test
	void noCredentialsAreChallenged() {
		assertThat(this.authenticator.authenticate(HttpRequest.get("/x")).value())
			.isInstanceOf(AuthenticationResult.Unauthorized.class);
	}

	@Test
	void twoCredentialsAreNone() {
		Headers both = Headers.of("Authorization", "Basic " + base64("ann:se:cret"), "Authorization", "Basic eDp5");

		assertThat(this.authenticator.authenticate(HttpRequest.of("GET", "/x", both, new byte[0], null)).value())
			.isInstanceOf(AuthenticationResult.Unauthorized.class);
	}

	@Test
	void aUserCannotHaveAColonInTheName() {
		assertThatIllegalArgumentException().isThrownBy(() -> new BasicAuthenticator("r", Map.of("a:b", "c")))
			.withMessageContaining("'a:b' has a colon");
	}

	private AuthenticationResult ask(String authorization) {
		Headers headers = Headers.of("Authorization", authorization);
		return this.authenticator.authenticate(HttpRequest.of("GET", "/x", headers, new byte[0], null)).value();
	}

	private static AuthenticationResult known(String user) {
		return new AuthenticationResult.Authenticated(Principal.of(user));
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
