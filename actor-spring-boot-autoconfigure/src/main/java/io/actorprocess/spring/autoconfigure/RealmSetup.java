package io.actorprocess.spring.autoconfigure;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.ClassUtils;

import io.actorprocess.http.AccessControl;
import io.actorprocess.http.Authenticator;
import io.actorprocess.http.BasicAuthenticator;
import io.actorprocess.http.CombinedAuthenticator;

/**
 * Makes the realms of the properties and of the authenticator beans. A value that is
 * refused is reported under the name of its property, without the value where that is
 * secret.
 *
 * @param properties the properties
 * @param time tells whether a token has expired
 */
record RealmSetup(ActorHttpProperties properties, InstantSource time) {

	private static final String PREFIX = "actor.http.";

	private static final String JOSE = "com.nimbusds.jwt.SignedJWT";

	AccessControl toAccessControl(Map<String, Authenticator> beans) {
		PropertyCheck.check(PREFIX + "authentication-timeout", this.properties.authenticationTimeout(),
				AccessControl::new);
		PropertyCheck.check(PREFIX + "failed-logins", this.properties.failedLogins(),
				(count) -> new AccessControl(this.properties.authenticationTimeout(), count));
		AccessControl access = new AccessControl(this.properties.authenticationTimeout(),
				this.properties.failedLogins());
		beans.forEach(access::setAuthenticator);
		this.properties.realms().forEach((name, realm) -> {
			if (beans.containsKey(name)) {
				throw refused("realms." + name, realm, "There is an Authenticator bean of that name too: keep one");
			}
			access.setAuthenticator(name, authenticator(name, realm));
		});
		requireRealm("endpoints.read-realm", this.properties.endpoints().readRealm(), access);
		requireRealm("endpoints.write-realm", this.properties.endpoints().writeRealm(), access);
		String messages = this.properties.messageRealm();
		requireRealm("message-realm", messages, access);
		if (messages != null) {
			access.guardMessages(messages);
		}
		return access;
	}

	private static void requireRealm(String property, @Nullable String realm, AccessControl access) {
		if (realm != null && !access.hasAuthenticator(realm)) {
			throw refused(property, realm, "No such realm: set 'actor.http.realms." + realm
					+ "', or declare an Authenticator bean of that name");
		}
	}

	private Authenticator authenticator(String name, ActorHttpProperties.Realm realm) {
		List<Authenticator> parts = new ArrayList<>();
		if (!realm.users().isEmpty()) {
			PropertyCheck.check(PREFIX + "realms." + name + ".users", realm.users().keySet(),
					(users) -> parts.add(new BasicAuthenticator(name, realm.users())));
		}
		if (realm.jwt() != null) {
			parts.add(tokens(name, realm.jwt()));
		}
		if (parts.isEmpty()) {
			throw refused("realms." + name, realm, "The realm lets nobody in: give it users or jwt");
		}
		return (parts.size() == 1) ? parts.get(0) : new CombinedAuthenticator(parts);
	}

	private Authenticator tokens(String name, ActorHttpProperties.Jwt jwt) {
		String property = "realms." + name + ".jwt";
		if ((jwt.secret() == null) == (jwt.publicKey() == null)) {
			throw refused(property, jwt, "Set one of 'secret' and 'public-key'");
		}
		if (!ClassUtils.isPresent(JOSE, getClass().getClassLoader())) {
			throw refused(property, jwt, "Tokens need the dependency com.nimbusds:nimbus-jose-jwt: add it");
		}
		try {
			return TokenRealms.authenticator(name, jwt, this.time);
		}
		catch (IllegalArgumentException ex) {
			throw refused(property, jwt, String.valueOf(ex.getMessage()));
		}
	}

	private static InvalidConfigurationPropertyValueException refused(String property, Object value, String rule) {
		return new InvalidConfigurationPropertyValueException(PREFIX + property, value, rule + ".");
	}

}
