package io.actorprocess.http.jwt;

import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;

/**
 * Tells good tokens from bad ones: signed by the algorithm and key that are expected,
 * neither expired nor early, and meant for us. Tokens without a signature are never
 * accepted, nor those with a critical header that is not understood.
 * <p>
 * Thread-safety: immutable.
 */
public final class TokenVerifier {

	private static final int LONGEST_TOKEN = 16 * 1024;

	/** Three parts in the alphabet for URLs; the library would take others as well. */
	private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

	private final TokenKey key;

	private final @Nullable String audience;

	private final InstantSource time;

	/**
	 * A verifier.
	 * @param key what tokens are signed with
	 * @param audience who a token must be meant for; null takes tokens for anybody
	 * @param time what tells whether a token has expired
	 */
	public TokenVerifier(TokenKey key, @Nullable String audience, InstantSource time) {
		this.key = key;
		this.audience = audience;
		this.time = time;
	}

	/**
	 * Checks a token.
	 * @param token the token in its compact form
	 * @return its claims, at least one: strings as they are, everything else as JSON
	 * @throws InvalidTokenException if the token is not accepted
	 */
	public Map<String, String> verify(String token) throws InvalidTokenException {
		if (token.length() > LONGEST_TOKEN) {
			throw new InvalidTokenException("The token is too long");
		}
		if (!COMPACT.matcher(token).matches()) {
			throw new InvalidTokenException("The token is malformed");
		}
		try {
			SignedJWT parsed = SignedJWT.parse(token);
			verifySignature(parsed);
			JWTClaimsSet claims = parsed.getJWTClaimsSet();
			verifyTime(claims);
			verifyAudience(claims);
			return texts(parsed.getPayload().toJSONObject());
		}
		catch (ParseException | IllegalArgumentException ex) {
			throw new InvalidTokenException("The token is malformed", ex);
		}
	}

	private void verifySignature(SignedJWT token) throws InvalidTokenException {
		if (!token.getHeader().getAlgorithm().equals(this.key.algorithm())) {
			throw new InvalidTokenException("The token must be signed with " + this.key.algorithm());
		}
		try {
			if (!token.verify(this.key.verifier())) {
				throw new InvalidTokenException("The signature does not match");
			}
		}
		catch (JOSEException ex) {
			throw new InvalidTokenException("The signature cannot be checked", ex);
		}
	}

	private void verifyTime(JWTClaimsSet claims) throws InvalidTokenException {
		Instant now = this.time.instant();
		Date expires = claims.getExpirationTime();
		if (expires != null && !now.isBefore(expires.toInstant())) {
			throw new InvalidTokenException("The token has expired");
		}
		Date begins = claims.getNotBeforeTime();
		if (begins != null && now.isBefore(begins.toInstant())) {
			throw new InvalidTokenException("The token is not valid yet");
		}
	}

	private void verifyAudience(JWTClaimsSet claims) throws InvalidTokenException {
		if (this.audience != null && !claims.getAudience().contains(this.audience)) {
			throw new InvalidTokenException("The token is meant for another audience");
		}
	}

	private static Map<String, String> texts(Map<String, Object> claims) throws InvalidTokenException {
		if (claims.isEmpty()) {
			throw new InvalidTokenException("The token claims nothing");
		}
		Map<String, String> texts = new LinkedHashMap<>();
		claims.forEach((name, value) -> texts.put(name, text(value)));
		return Collections.unmodifiableMap(texts);
	}

	private static String text(@Nullable Object value) {
		if (value instanceof Map<?, ?> object) {
			Map<String, Object> copy = new LinkedHashMap<>();
			object.forEach((name, part) -> copy.put(String.valueOf(name), part));
			return JSONObjectUtils.toJSONString(copy);
		}
		return (value instanceof List<?> list) ? JSONArrayUtils.toJSONString(list) : String.valueOf(value);
	}

}
