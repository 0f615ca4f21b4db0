package io.actorprocess.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;

/**
 * Knows users by name and password (RFC 7617). The credentials are as secret as the
 * connection: use it over TLS.
 * <p>
 * Thread-safety: immutable.
 */
public final class BasicAuthenticator implements Authenticator {

	private static final String SCHEME = "Basic";

	private final Map<String, String> users;

	private final Future<AuthenticationResult> unauthorized;

	/**
	 * An authenticator of some users.
	 * @param realm what clients are told to authenticate for
	 * @param users passwords by user
	 * @throws IllegalArgumentException if the name of a user holds a colon, which no
	 * client can send
	 */
	public BasicAuthenticator(String realm, Map<String, String> users) {
		users.keySet().stream().filter((user) -> user.indexOf(':') >= 0).findAny().ifPresent((user) -> {
			throw new IllegalArgumentException("The user '" + user + "' has a colon in its name, which ends the name "
					+ "in Basic authentication: choose another name");
		});
		this.users = Map.copyOf(users);
		this.unauthorized = Future
			.ready(new AuthenticationResult.Unauthorized(List.of(Credentials.challenge(SCHEME, realm)), ""));
	}

	@Override
	public String scheme() {
		return SCHEME;
	}

	@Override
	public Future<AuthenticationResult> authenticate(HttpRequest request) {
		String credentials = Credentials.of(request, SCHEME);
		byte[] decoded = (credentials != null) ? decode(credentials) : null;
		String user = (decoded != null) ? verifiedUser(new String(decoded, StandardCharsets.UTF_8)) : null;
		return (user == null) ? this.unauthorized
				: Future.ready(new AuthenticationResult.Authenticated(Principal.of(user)));
	}

	private static byte @Nullable [] decode(String credentials) {
		try {
			return Base64.getDecoder().decode(credentials);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private @Nullable String verifiedUser(String credentials) {
		int colon = credentials.indexOf(':');
		if (colon < 0) {
			return null;
		}
		String user = credentials.substring(0, colon);
		String expected = this.users.get(user);
		// An unknown user costs as much time as a known one
		boolean matches = matches(credentials.substring(colon + 1), (expected != null) ? expected : "");
		return (matches && expected != null) ? user : null;
	}

	/**
	 * Compares in a time that depends on the length of what was given alone, and so tells
	 * nothing of the password.
	 */
	private static boolean matches(String given, String expected) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
	}

}
