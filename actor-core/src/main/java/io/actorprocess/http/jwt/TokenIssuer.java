package io.actorprocess.http.jwt;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateKey;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Signs tokens, for processes that call others.
 * <p>
 * Thread-safety: immutable.
 */
public final class TokenIssuer {

	private final JWSHeader header;

	private final JWSSigner signer;

	private TokenIssuer(JWSAlgorithm algorithm, JWSSigner signer) {
		this.header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).build();
		this.signer = signer;
	}

	/**
	 * An issuer that shares a secret with those who verify: HS256.
	 * @param secret the secret; its UTF-8 bytes are the key
	 * @return the issuer
	 * @throws IllegalArgumentException if the secret has fewer than 32 bytes
	 */
	public static TokenIssuer secret(String secret) {
		try {
			return new TokenIssuer(JWSAlgorithm.HS256, new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (JOSEException ex) {
			throw new IllegalArgumentException(
					"The secret is too short: HS256 needs one of at least 32 bytes, made at random", ex);
		}
	}

	/**
	 * An issuer with a key of its own: RS256.
	 * @param key the private key
	 * @return the issuer
	 */
	public static TokenIssuer rsa(RSAPrivateKey key) {
		return new TokenIssuer(JWSAlgorithm.RS256, new RSASSASigner(key));
	}

	/**
	 * Makes a token.
	 * @param claims what it claims; {@code exp} and {@code nbf} are instants or dates
	 * @return the token in its compact form
	 * @throws IllegalStateException if the key cannot sign
	 */
	public String issue(Map<String, ?> claims) {
		JWTClaimsSet.Builder payload = new JWTClaimsSet.Builder();
		claims.forEach(payload::claim);
		SignedJWT token = new SignedJWT(this.header, payload.build());
		try {
			token.sign(this.signer);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The token cannot be signed: " + ex.getMessage(), ex);
		}
		return token.serialize();
	}

}
