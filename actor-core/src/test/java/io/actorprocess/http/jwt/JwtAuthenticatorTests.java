package io.actorprocess.http.jwt;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.http.AccessControl;
import io.actorprocess.http.AuthenticationResult;
import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JwtAuthenticatorTests {

	private static final String SECRET = "a secret of at least thirty-two bytes";

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static KeyPair keys;

	private static KeyPair otherKeys;

	private final TokenIssuer issuer = TokenIssuer.secret(SECRET);

	@BeforeAll
	static void makeKeys() throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		keys = generator.generateKeyPair();
		otherKeys = generator.generateKeyPair();
	}

	@Test
	void requestWithoutCredentialsIsChallengedWithoutAnError() {
		assertThat(challenge(HttpRequest.get("/x"))).isEqualTo("Bearer realm=\"r\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic YTpi", "Bearer", "Bearer x.y", "Bearer a.b.c" })
	void otherCredentialsAreInvalid(String authorization) {
		assertThat(challenge(request(authorization)))
			.startsWith("Bearer realm=\"r\", error=\"invalid_token\", error_description=\"");
	}

	@Test
	void goodTokenIsAPrincipalOfClaims() {
		String token = this.issuer
			.issue(Map.of("sub", "ann", "level", 5, "roles", List.of("a", "b"), "admin", true, "x", Map.of("y", 1)));

		assertThat(authenticate(request("Bearer " + token))).isInstanceOfSatisfying(
				AuthenticationResult.Authenticated.class,
				(result) -> assertThat(result.principal().claims()).isEqualTo(Map.of("sub", "ann", "level", "5",
						"roles", "[\"a\",\"b\"]", "admin", "true", "x", "{\"y\":1}")));
	}

	@Test
	void tokenOfAnotherSecretIsInvalid() {
		String token = TokenIssuer.secret(SECRET + "!").issue(Map.of("sub", "ann"));

		assertThat(challenge(request("Bearer " + token))).contains("The signature does not match");
	}

	@Test
	void oneBitOfTheSignatureMakesATokenInvalidWhereverItIs() throws Exception {
		String token = this.issuer.issue(Map.of("sub", "ann"));
		int start = token.lastIndexOf('.') + 1;
		byte[] signature = Base64.getUrlDecoder().decode(token.substring(start));
		for (int at : new int[] { 0, signature.length / 2, signature.length - 1 }) {
			byte[] forged = signature.clone();
			forged[at] ^= 1;

			assertRejected(token.substring(0, start) + Base64.getUrlEncoder().withoutPadding().encodeToString(forged),
					"The signature does not match");
		}
	}

	@Test
	void tokenExpires() throws Exception {
		verify(Map.of("exp", Date.from(NOW.plusSeconds(1))));

		assertInvalid(Map.of("exp", Date.from(NOW)), "The token has expired");
	}

	@Test
	void tokenIsNotValidBeforeItsTime() throws Exception {
		verify(Map.of("nbf", Date.from(NOW)));

		assertInvalid(Map.of("nbf", Date.from(NOW.plusSeconds(1))), "The token is not valid yet");
	}

	@Test
	void tokenIsMeantForAnAudience() throws Exception {
		TokenVerifier ours = verifier("us");

		assertThat(ours.verify(this.issuer.issue(Map.of("aud", List.of("them", "us"))))).containsKey("aud");
		assertThatExceptionOfType(InvalidTokenException.class)
			.isThrownBy(() -> ours.verify(this.issuer.issue(Map.of("aud", "them"))))
			.withMessage("The token is meant for another audience");
		assertThatExceptionOfType(InvalidTokenException.class)
			.isThrownBy(() -> ours.verify(this.issuer.issue(Map.of("sub", "ann"))));
	}

	@Test
	void tokenWithoutClaimsIsInvalid() {
		assertInvalid(Map.of(), "The token claims nothing");
	}

	@Test
	void timeOfAnotherTypeIsMalformed() {
		String token = sign("{\"alg\":\"HS256\"}", "{\"exp\":\"tomorrow\"}");

		assertRejected(token, "The token is malformed");
	}

	@Test
	void unsignedTokenIsNeverAccepted() {
		assertRejected(ForgedTokens.encode("{\"alg\":\"none\"}") + "." + ForgedTokens.encode("{\"sub\":\"ann\"}") + ".",
				"The token is malformed");
		assertRejected(
				ForgedTokens.encode("{\"alg\":\"none\"}") + "." + ForgedTokens.encode("{\"sub\":\"ann\"}") + ".c2ln",
				"The token is malformed");
	}

	@Test
	void algorithmIsTheOneOfTheKey() {
		String rsa = TokenIssuer.rsa((RSAPrivateKey) keys.getPrivate()).issue(Map.of("sub", "ann"));

		assertRejected(rsa, "The token must be signed with HS256");
		assertRejected(sign("{\"alg\":\"HS512\"}", "{\"sub\":\"ann\"}"), "The token must be signed with HS256");
		assertRejected(sign("{\"alg\":\"mine\"}", "{\"sub\":\"ann\"}"), "The token must be signed with HS256");
	}

	@Test
	void criticalHeaderThatIsNotUnderstoodIsRefused() {
		assertRejected(sign("{\"alg\":\"HS256\",\"crit\":[\"mine\"],\"mine\":1}", "{\"sub\":\"ann\"}"),
				"The signature does not match");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "!.!.!", "eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1NiJ9.e30" })
	void malformedTokenIsInvalid(String token) {
		assertRejected(token, "The token is malformed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"a\":" })
	void deeplyNestedTokenIsMalformed(String opening) {
		String nested = opening.repeat(10_000 / opening.length());

		assertRejected(
				ForgedTokens.encode("{\"alg\":\"HS256\",\"x\":" + nested) + "." + ForgedTokens.encode("{}") + ".c2ln",
				"The token is malformed");
		assertRejected(sign("{\"alg\":\"HS256\"}", "{\"x\":" + nested), "The token is malformed");
	}

	@Test
	void tokenOfAnotherRealmIsInvalid() throws Exception {
		AccessControl access = new AccessControl();
		access.setAuthenticator("ours", new JwtAuthenticator("ours", verifier("us")));
		access.setAuthenticator("theirs", new JwtAuthenticator("theirs", verifier("them")));
		HttpRequest request = request("Bearer " + this.issuer.issue(Map.of("sub", "ann", "aud", "us")));

		assertThat(check(access, "ours", request).isAdmitted()).isTrue();
		assertThat(check(access, "theirs", request).requireRefusal().status()).isEqualTo(401);
	}

	private static Verdict check(AccessControl access, String realm, HttpRequest request) throws Exception {
		try (VirtualClock clock = new VirtualClock()) {
			return access.check(realm, "/x", request, null, clock).get(Duration.ofSeconds(20));
		}
	}

	@Test
	void hugeTokenIsNotLookedAt() {
		assertRejected("x".repeat(20_000), "The token is too long");
	}

	@Test
	void rsaSignatureIsCheckedWithThePublicKey() throws Exception {
		TokenVerifier verifier = new TokenVerifier(TokenKey.rsa((RSAPublicKey) keys.getPublic()), null, () -> NOW);
		String good = TokenIssuer.rsa((RSAPrivateKey) keys.getPrivate()).issue(Map.of("sub", "ann"));
		String bad = TokenIssuer.rsa((RSAPrivateKey) otherKeys.getPrivate()).issue(Map.of("sub", "ann"));

		assertThat(verifier.verify(good)).containsEntry("sub", "ann");
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> verifier.verify(bad))
			.withMessage("The signature does not match");
	}

	@Test
	void issuedTokenHasHeaderPayloadAndSignature() {
		for (String algorithm : List.of("HS256", "RS256")) {
			TokenIssuer used = algorithm.equals("HS256") ? this.issuer
					: TokenIssuer.rsa((RSAPrivateKey) keys.getPrivate());

			String[] parts = used.issue(Map.of("sub", "ann")).split("\\.", -1);

			assertThat(parts).hasSize(3);
			assertThat(decode(parts[0])).contains("\"alg\":\"" + algorithm + "\"", "\"typ\":\"JWT\"");
			assertThat(decode(parts[1])).isEqualTo("{\"sub\":\"ann\"}");
			assertThat(parts[2]).isNotEmpty();
		}
	}

	@Test
	void weakKeysAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> TokenKey.secret("short"))
			.withMessageContaining("at least 32 bytes");
		assertThatIllegalArgumentException().isThrownBy(() -> TokenIssuer.secret("short"))
			.withMessageContaining("at least 32 bytes");
	}

	private static TokenVerifier verifier(@Nullable String audience) {
		return new TokenVerifier(TokenKey.secret(SECRET), audience, () -> NOW);
	}

	private Map<String, String> verify(Map<String, ?> claims) throws InvalidTokenException {
		return verifier(null).verify(this.issuer.issue(claims));
	}

	private void assertInvalid(Map<String, ?> claims, String message) {
		assertRejected(this.issuer.issue(claims), message);
	}

	private static void assertRejected(String token, String message) {
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> verifier(null).verify(token))
			.withMessage(message);
	}

	private static String sign(String header, String payload) {
		return ForgedTokens.sign(SECRET.getBytes(StandardCharsets.UTF_8), header, payload);
	}

	private static String decode(String part) {
		return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
	}

	private static AuthenticationResult authenticate(HttpRequest request) {
		return new JwtAuthenticator("r", verifier(null)).authenticate(request).value();
	}

	private static String challenge(HttpRequest request) {
		return ((AuthenticationResult.Unauthorized) authenticate(request)).challenges().get(0);
	}

	private static HttpRequest request(String authorization) {
		return HttpRequest.of("GET", "/x", Headers.of("Authorization", authorization), new byte[0], null);
	}

}
