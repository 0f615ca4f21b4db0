package io.actorprocess.remote.netty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.BasicAuthenticator;
import io.actorprocess.http.Credentials;
import io.actorprocess.http.FirewallRule;
import io.actorprocess.http.jwt.ForgedTokens;
import io.actorprocess.http.jwt.JwtAuthenticator;
import io.actorprocess.http.jwt.TokenKey;
import io.actorprocess.http.jwt.TokenVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows of the table of bad input about credentials: bytes against a runtime whose
 * routes are guarded.
 */
class BadCredentialsTests implements WithoutLeaks {

	private static final byte[] SECRET = "a secret of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8);

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final String HS256 = "{\"alg\":\"HS256\"}";

	private static final String ANN = "{\"sub\":\"ann\",\"aud\":\"us\"}";

	private static final KeyPair KEYS = keys();

	private final TargetRuntime target = new TargetRuntime(NettySocketOptions.builder().ioThreads(1));

	private static KeyPair keys() {
		try {
			return KeyPairGenerator.getInstance("RSA").generateKeyPair();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@BeforeEach
	void guard() {
		TokenKey secret = TokenKey.secret(new String(SECRET, StandardCharsets.UTF_8));
		this.target.access.setAuthenticator("basic", new BasicAuthenticator("basic", Map.of("ann", "secret")));
		guardByTokens("secret", secret, "us");
		guardByTokens("other", secret, "them");
		guardByTokens("rsa", TokenKey.rsa((RSAPublicKey) KEYS.getPublic()), "us");
	}

	private void guardByTokens(String realm, TokenKey key, String audience) {
		this.target.access.setAuthenticator(realm,
				new JwtAuthenticator(realm, new TokenVerifier(key, audience, () -> NOW)));
	}

	@AfterEach
	void processesAreUntouched() {
		this.target.closeUntouched();
	}

	private static String get(String realm, String authorization) {
		return "GET /a/" + realm + " HTTP/1.1\r\nAuthorization: " + authorization + "\r\n" + TargetRuntime.HOST;
	}

	private void assertChallenged(String realm, String authorization) throws IOException {
		try (RawClient client = this.target.connect()) {
			assertThat(client.send(get(realm, authorization)).read()).startsWith("HTTP/1.1 401 ")
				.contains("WWW-Authenticate: ", "realm=\"" + realm + "\"");
			assertThat(TargetRuntime.probe(client)).endsWith("probe");
		}
	}

	@Test
	void goodCredentialsAreLetIn() throws IOException {
		try (RawClient client = this.target.connect()) {
			assertThat(client.send(get("basic", Credentials.basic("ann", "secret"))).read()).endsWith("for ann");
			assertThat(client.send(get("secret", "Bearer " + hs256(ANN))).readStatus()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "basic", "secret", "rsa" })
	void whoHasNoCredentialsIsChallenged(String realm) throws IOException {
		try (RawClient client = this.target.connect()) {
			assertThat(client.send(TargetRuntime.get("/a/" + realm)).read()).startsWith("HTTP/1.1 401 ")
				.contains("WWW-Authenticate: ", "realm=\"" + realm + "\"");
			assertThat(TargetRuntime.probe(client)).endsWith("probe");
		}
	}

	/** No base64, no colon, nothing, NUL in the name, no UTF-8. */
	@ParameterizedTest
	@ValueSource(strings = { "Basic !!!", "Basic YW5u", "Basic ", "Basic", "Basic AGFubjpzZWNyZXQ=", "Basic //46eA==",
			"Digest YW5uOnNlY3JldA==" })
	void malformedPasswordsAreChallenged(String authorization) throws IOException {
		assertChallenged("basic", authorization);
	}

	@Test
	void unknownUserAndWrongPasswordAreAnsweredAlike() throws IOException {
		try (RawClient client = this.target.connect()) {
			String unknown = client.send(get("basic", Credentials.basic("bob", "secret"))).read();
			String wrong = client.send(get("basic", Credentials.basic("ann", "guess"))).read();

			assertThat(unknown).startsWith("HTTP/1.1 401 ");
			assertThat(wrong.replaceFirst("Date: .*", "")).isEqualTo(unknown.replaceFirst("Date: .*", ""));
		}
	}

	private static String hs256(String claims) {
		return ForgedTokens.sign(SECRET, HS256, claims);
	}

	static Stream<Named<String>> badTokens() {
		String good = hs256(ANN);
		String[] parts = good.split("\\.");
		String unsigned = "." + ForgedTokens.encode(ANN) + ".";
		return Stream.of(Named.of("unsigned", ForgedTokens.encode("{\"alg\":\"none\"}") + unsigned),
				Named.of("unsigned as well", ForgedTokens.encode("{\"alg\":\"None\"}") + unsigned),
				Named.of("unsigned too", ForgedTokens.encode("{\"alg\":\"nOnE\"}") + unsigned),
				Named.of("another algorithm", ForgedTokens.sign(SECRET, "{\"alg\":\"HS512\"}", ANN)),
				Named.of("expired", hs256("{\"aud\":\"us\",\"exp\":1}")),
				Named.of("expired before time began", hs256("{\"aud\":\"us\",\"exp\":-1}")),
				Named.of("expires in words", hs256("{\"aud\":\"us\",\"exp\":\"tomorrow\"}")),
				Named.of("expires after all time", hs256("{\"aud\":\"us\",\"exp\":1e400}")),
				Named.of("not valid yet", hs256("{\"aud\":\"us\",\"nbf\":4000000000}")),
				Named.of("two segments", parts[0] + "." + parts[1]), Named.of("four segments", good + "." + parts[2]),
				Named.of("blanks within", parts[0] + ". " + parts[1] + "." + parts[2]), Named.of("padding", good + "="),
				Named.of("another alphabet", parts[0] + "." + parts[1] + ".+/+/"),
				Named.of("first bit of the signature", flipped(good, 0)),
				Named.of("last bit of the signature", flipped(good, 31)), Named.of("nested header",
						ForgedTokens.encode("{\"alg\":\"HS256\",\"x\":" + "[".repeat(10_000)) + unsigned + "c2ln"));
	}

	private static String flipped(String token, int at) {
		int start = token.lastIndexOf('.') + 1;
		byte[] signature = Base64.getUrlDecoder().decode(token.substring(start));
		signature[at] ^= 1;
		return token.substring(0, start) + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
	}

	@ParameterizedTest
	@MethodSource("badTokens")
	void badTokensAreChallenged(String token) throws IOException {
		assertChallenged("secret", "Bearer " + token);
	}

	@Test
	void tokenSignedWithThePublicKeyIsChallenged() throws IOException {
		assertChallenged("rsa", "Bearer " + ForgedTokens.sign(KEYS.getPublic().getEncoded(), HS256, ANN));
	}

	@Test
	void tokenOfAnotherRealmIsChallenged() throws IOException {
		assertChallenged("other", "Bearer " + hs256(ANN));
	}

	@Test
	void authorizerThatSaysNoOrFailsKeepsTheClientOut() throws IOException {
		this.target.access.authorizeRealm("basic", (request, who) -> Future.ready(false));
		assertThat(statusOfAnn()).isEqualTo(403);

		this.target.access.authorizeRealm("basic", (request, who) -> Future.failed(new IllegalStateException("down")));
		assertThat(statusOfAnn()).isEqualTo(500);
	}

	@Test
	void authorizerThatIsSilentKeepsTheClientOut() throws Exception {
		BlockingQueue<String> asked = new LinkedBlockingQueue<>();
		this.target.access.authorizeRealm("basic", (request, who) -> {
			asked.add("asked");
			return new Promise<Boolean>().future();
		});
		try (RawClient client = this.target.connect()) {
			client.send(get("basic", Credentials.basic("ann", "secret")));
			assertThat(EchoListener.next(asked)).isEqualTo("asked");
			awaitWhatTheThreadsDo();
			this.target.clock.advance(Duration.ofSeconds(5));

			assertThat(client.readStatus()).isEqualTo(503);
			assertThat(TargetRuntime.probe(client)).endsWith("probe");
		}
	}

	private void awaitWhatTheThreadsDo() throws IOException {
		try (RawClient client = this.target.connect()) {
			assertThat(TargetRuntime.probe(client)).endsWith("probe");
		}
		this.target.manager.settle();
	}

	private int statusOfAnn() throws IOException {
		try (RawClient client = this.target.connect()) {
			int status = client.send(get("basic", Credentials.basic("ann", "secret"))).readStatus();
			assertThat(TargetRuntime.probe(client)).endsWith("probe");
			return status;
		}
	}

	@Test
	void disabledEndpointIsForbidden() throws IOException {
		this.target.firewall.install(List.of(FirewallRule.disabledEndpoints(Set.of("/a/basic"))));
		try (RawClient client = this.target.connect()) {
			assertThat(client.send(get("basic", Credentials.basic("ann", "secret"))).readStatus()).isEqualTo(403);
			assertThat(TargetRuntime.probe(client)).endsWith("probe");
		}
	}

}
