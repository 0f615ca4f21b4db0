package io.actorprocess.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

class ChallengeTests {

	@Test
	void schemeAndParametersAreRead() {
		Challenge challenge = Challenge
			.parse("Bearer realm=\"https://auth.example\", service=registry , scope=\"a b\"");

		assertThat(challenge.scheme()).isEqualTo("Bearer");
		assertThat(challenge.parameters()).containsExactly(entry("realm", "https://auth.example"),
				entry("service", "registry"), entry("scope", "a b"));
	}

	@Test
	void quotedTextKeepsWhatWouldPartParameters() {
		Challenge challenge = Challenge.parse("Bearer scope=\"repository:a:pull,push\",token=\"a=b\\\"c\"");

		assertThat(challenge.parameters()).containsExactly(entry("scope", "repository:a:pull,push"),
				entry("token", "a=b\"c"));
	}

	@Test
	void whatAnAuthenticatorAsksForIsRead() {
		HttpResponse refusal = HttpResponse.of(401)
			.with("WWW-Authenticate", Credentials.challenge("Basic", "a \"quoted\" realm"))
			.with("WWW-Authenticate", Credentials.challenge("Bearer", "other"));

		assertThat(refusal.challenges()).extracting(Challenge::scheme).containsExactly("Basic", "Bearer");
		assertThat(refusal.challenges().get(0).parameters()).containsExactly(entry("realm", "a \"quoted\" realm"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "Digest", " Digest uri=a", "Digest =", "Digest ,", "Digest uri", "Digest uri=",
			"Digest uri=\"/path", "Digest uri=a,", "Digest uri=a realm=b", "Digest uri=a,uri=b",
			"Digest uri=a,,realm=b" })
	void malformedChallengesAreRefused(String field) {
		assertThatIllegalArgumentException().isThrownBy(() -> Challenge.parse(field))
			.withMessageContaining("'" + field + "' is malformed");
	}

}
