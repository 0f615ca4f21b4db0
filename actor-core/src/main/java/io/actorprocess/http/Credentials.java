package io.actorprocess.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * What a request carries to prove who sends it, and how it is asked for.
 * <p>
 * Thread-safety: stateless.
 */
public final class Credentials {

	private Credentials() {
	}

	/**
	 * The credentials of a request for one scheme.
	 * @param request the request
	 * @param scheme the scheme, such as {@code Bearer}, in any case
	 * @return what follows the name of the scheme; null if there is no such header field,
	 * more than one, or one of another scheme
	 */
	public static @Nullable String of(HttpRequest request, String scheme) {
		String only = request.headers().get("Authorization");
		if (only == null || request.headers().all("Authorization").size() > 1) {
			return null;
		}
		boolean matches = only.regionMatches(true, 0, scheme, 0, scheme.length()) && only.length() > scheme.length()
				&& only.charAt(scheme.length()) == ' ';
		return matches ? only.substring(scheme.length() + 1).strip() : null;
	}

	/**
	 * Writes the credentials of a user, for {@link BasicAuthenticator}.
	 * @param user the name of the user, without a colon
	 * @param password the password
	 * @return the value of the header field {@code Authorization}
	 * @throws IllegalArgumentException if there is a colon in the name
	 */
	public static String basic(String user, String password) {
		if (user.indexOf(':') >= 0) {
			throw new IllegalArgumentException("The user '" + user
					+ "' has a colon in its name, which ends the name in Basic authentication: choose another name");
		}
		return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Writes a challenge, such as {@code Basic realm="admin"}.
	 * @param scheme the scheme
	 * @param realm the realm; characters that a header cannot carry become question marks
	 * @return the challenge
	 */
	public static String challenge(String scheme, String realm) {
		StringBuilder challenge = new StringBuilder(scheme).append(" realm=\"");
		realm.chars().forEach((c) -> {
			if (c == '"' || c == '\\') {
				challenge.append('\\');
			}
			challenge.append((c < 0x20 || c > '~') ? '?' : (char) c);
		});
		return challenge.append('"').toString();
	}

}
