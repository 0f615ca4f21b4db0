package io.actorprocess.http.jwt;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;

/**
 * What the signature of a token is checked with, and the one algorithm it is for.
 * <p>
 * Thread-safety: immutable.
 */
public final class TokenKey {

	private static final int LEAST_RSA_BITS = 2048;

	private final JWSAlgorithm algorithm;

	private final JWSVerifier verifier;

	private TokenKey(JWSAlgorithm algorithm, JWSVerifier verifier) {
		this.algorithm = algorithm;
		this.verifier = verifier;
	}

	/**
	 * A secret that issuer and verifier share: HS256.
	 * @param secret the secret; its UTF-8 bytes are the key
	 * @return the key
	 * @throws IllegalArgumentException if the secret has fewer than 32 bytes
	 */
	public static TokenKey secret(String secret) {
		try {
			return new TokenKey(JWSAlgorithm.HS256, new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (JOSEException ex) {
			throw new IllegalArgumentException(
					"The secret is too short: HS256 needs one of at least 32 bytes, made at random", ex);
		}
	}

	/**
	 * The public key of an issuer: RS256.
	 * @param key the key
	 * @return the key
	 * @throws IllegalArgumentException if the key has fewer than 2048 bits
	 */
	public static TokenKey rsa(RSAPublicKey key) {
		if (key.getModulus().bitLength() < LEAST_RSA_BITS) {
			throw new IllegalArgumentException("The RSA key is too short with " + key.getModulus().bitLength()
					+ " bits: RS256 needs at least " + LEAST_RSA_BITS);
		}
		return new TokenKey(JWSAlgorithm.RS256, new RSASSAVerifier(key));
	}

	JWSAlgorithm algorithm() {
		return this.algorithm;
	}

	JWSVerifier verifier() {
		return this.verifier;
	}

}
