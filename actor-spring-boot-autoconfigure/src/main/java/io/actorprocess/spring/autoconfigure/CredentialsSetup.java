package io.actorprocess.spring.autoconfigure;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.Credentials;
import io.actorprocess.remote.MessageCredentials;

/**
 * Decides what to show to other runtimes: the credentials of a bean or of the properties.
 *
 * @param properties the properties
 */
record CredentialsSetup(ActorHttpProperties properties) {

	private static final String PROPERTY = "actor.http.message-credentials";

	/**
	 * Null if there are none. The failure of a wrong value does not tell the password.
	 */
	@Nullable MessageCredentials toCredentials(@Nullable MessageCredentials bean) {
		ActorHttpProperties.MessageUser user = this.properties.messageCredentials();
		if (user == null) {
			return bean;
		}
		PropertyCheck.require(PROPERTY, user, bean == null, "There is a MessageCredentials bean too: keep one");
		String name = user.username();
		String password = user.password();
		if (name == null || password == null) {
			PropertyCheck.require(PROPERTY, user, false, "Set both 'username' and 'password'");
			return null;
		}
		PropertyCheck.check(PROPERTY + ".username", name, (tried) -> Credentials.basic(tried, ""));
		String authorization = Credentials.basic(name, password);
		return (peer) -> authorization;
	}

}
