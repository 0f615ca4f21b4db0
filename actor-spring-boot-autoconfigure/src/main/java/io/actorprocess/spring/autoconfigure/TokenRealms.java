package io.actorprocess.spring.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;

import org.springframework.core.io.Resource;

import io.actorprocess.http.Authenticator;
import io.actorprocess.http.jwt.JwtAuthenticator;
import io.actorprocess.http.jwt.TokenKey;
import io.actorprocess.http.jwt.TokenVerifier;

/**
 * Realms of tokens; needs the JOSE library.
 * <p>
 * Thread-safety: stateless.
 */
final class TokenRealms {

	private TokenRealms() {
	}

	/**
	 * Makes the authenticator of a realm.
	 * @throws IllegalArgumentException if the key cannot be used
	 */
	static Authenticator authenticator(String realm, ActorHttpProperties.Jwt jwt, InstantSource time) {
		Resource publicKey = jwt.publicKey();
		TokenKey key = (publicKey != null) ? TokenKey.rsa(read(publicKey)) : secret(jwt);
		return new JwtAuthenticator(realm, new TokenVerifier(key, jwt.audience(), time));
	}

	private static TokenKey secret(ActorHttpProperties.Jwt jwt) {
		String secret = jwt.secret();
		if (secret == null) {
			throw new IllegalArgumentException("There is neither a secret nor a public key");
		}
		return TokenKey.secret(secret);
	}

	private static RSAPublicKey read(Resource file) {
		try {
			String pem = file.getContentAsString(StandardCharsets.US_ASCII);
			String encoded = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
			return (RSAPublicKey) KeyFactory.getInstance("RSA")
				.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
		}
		catch (IOException | GeneralSecurityException | IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"There is no RSA key in " + file + ": a PEM file that begins with 'BEGIN PUBLIC KEY' is needed",
					ex);
		}
	}

}
