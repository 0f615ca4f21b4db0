package io.actorprocess.spring.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * Properties of what the actor runtime serves over HTTP.
 * <p>
 * Thread-safety: immutable.
 *
 * @param path Path below which the application's own web server serves the routes of
 * processes too, such as '/actors'. Not set, it serves none.
 * @param maxRequestSize Size that the body of a request below 'path' may have.
 * @param authenticationTimeout Time that an authenticator or authorizer may take before
 * the request is answered 503.
 * @param failedLogins Number of logins of one IP address that may fail in a minute before
 * it is answered 429. 0 for any number.
 * @param disabledEndpoints Paths on the actor port that are answered 403, compared whole;
 * '/id/name' for messages.
 * @param realms Users and tokens that a realm lets in, by the name of the realm.
 * @param messageRealm Realm that messages of other runtimes have to pass. Not set,
 * everybody may send.
 * @param messageCredentials what this runtime shows to others
 * @param endpoints endpoints of the runtime itself
 */
@ConfigurationProperties("actor.http")
public record ActorHttpProperties(@Nullable String path, @DefaultValue("1MB") DataSize maxRequestSize,
		@DefaultValue("10s") Duration authenticationTimeout, @DefaultValue("60") int failedLogins,
		@DefaultValue Set<String> disabledEndpoints, @DefaultValue Map<String, Realm> realms,
		@Nullable String messageRealm, @Nullable MessageUser messageCredentials, @DefaultValue Endpoints endpoints) {

	/**
	 * Who this runtime says to be when it sends messages.
	 *
	 * @param username Name that is shown to every runtime that is sent a message, with
	 * the password. Use it over TLS only.
	 * @param password Password that goes with the name.
	 */
	public record MessageUser(@Nullable String username, @Nullable String password) {

		@Override
		public String toString() {
			return String.valueOf(this.username);
		}

	}

	/**
	 * What a realm lets in.
	 *
	 * @param users Passwords by user, for Basic authentication.
	 * @param jwt tokens
	 */
	public record Realm(@DefaultValue Map<String, String> users, @Nullable Jwt jwt) {

		@Override
		public String toString() {
			return this.users.keySet().toString();
		}

	}

	/**
	 * Tokens that a realm lets in.
	 *
	 * @param secret Secret of at least 32 bytes with which tokens are signed (HS256).
	 * @param publicKey Location of a PEM file with the RSA key that tokens are checked
	 * with (RS256).
	 * @param audience Audience that tokens must be meant for.
	 */
	public record Jwt(@Nullable String secret, @Nullable Resource publicKey, @Nullable String audience) {

		@Override
		public String toString() {
			return "(tokens)";
		}

	}

	/**
	 * Endpoints of the runtime itself.
	 *
	 * @param readRealm Realm that guards what only tells something, such as
	 * '/metrics/snapshot'. Not set, everybody may read.
	 * @param writeRealm Realm that guards what changes something, such as
	 * '/logging/toggle'. Not set, nobody may.
	 */
	public record Endpoints(@Nullable String readRealm, @Nullable String writeRealm) {

	}

}
