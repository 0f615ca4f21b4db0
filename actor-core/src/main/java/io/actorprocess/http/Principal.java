package io.actorprocess.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, as an {@link Authenticator} found out: a name, claims, or both.
 * <p>
 * Thread-safety: immutable.
 *
 * @param value the name, or null if the claims say all
 * @param claims what else is known, such as the claims of a token
 */
public record Principal(@Nullable String value, Map<String, String> claims) {

	/**
	 * Checks that somebody is named.
	 * @throws IllegalArgumentException if there is neither a name nor a claim
	 */
	public Principal {
		claims = Map.copyOf(claims);
		if (value == null && claims.isEmpty()) {
			throw new IllegalArgumentException("A principal needs a value or claims: it has neither");
		}
	}

	/**
	 * A principal that is known by name alone.
	 * @param value the name
	 * @return the principal
	 */
	public static Principal of(String value) {
		return new Principal(value, Map.of());
	}

	/**
	 * The name by which to call the principal.
	 * @return the value, or the claim {@code sub}, or all claims
	 */
	public String name() {
		if (this.value != null) {
			return this.value;
		}
		String subject = this.claims.get("sub");
		return (subject != null) ? subject : describeClaims();
	}

	private String describeClaims() {
		return new TreeMap<>(this.claims).entrySet()
			.stream()
			.map((claim) -> claim.getKey() + "=" + claim.getValue())
			.collect(Collectors.joining(",", "{", "}"));
	}

	@Override
	public String toString() {
		return name();
	}

}
