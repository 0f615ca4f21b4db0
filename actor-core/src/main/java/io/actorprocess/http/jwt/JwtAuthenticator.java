package io.actorprocess.http.jwt;

import java.util.List;

import io.actorprocess.future.Future;
import io.actorprocess.http.AuthenticationResult;
import io.actorprocess.http.Authenticator;
import io.actorprocess.http.Credentials;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.Principal;

/**
 * Knows clients by the JSON Web Token they bear (RFC 6750, RFC 7519). The principal has
 * the claims of the token and no value of its own.
 * <p>
 * Thread-safety: immutable.
 */
public final class JwtAuthenticator implements Authenticator {

	private static final String SCHEME = "Bearer";

	private final String realm;

	private final TokenVerifier tokens;

	/**
	 * An authenticator.
	 * @param realm what clients are told to authenticate for
	 * @param tokens tells good tokens from bad ones
	 */
	public JwtAuthenticator(String realm, TokenVerifier tokens) {
		this.realm = realm;
		this.tokens = tokens;
	}

	@Override
	public String scheme() {
		return SCHEME;
	}

	@Override
	public Future<AuthenticationResult> authenticate(HttpRequest request) {
		if (!request.headers().contains("Authorization")) {
			return unauthorized("");
		}
		String token = Credentials.of(request, SCHEME);
		if (token == null) {
			return invalid("The credentials must be one bearer token");
		}
		try {
			return Future.ready(new AuthenticationResult.Authenticated(new Principal(null, this.tokens.verify(token))));
		}
		catch (InvalidTokenException ex) {
			return invalid(String.valueOf(ex.getMessage()));
		}
	}

	private Future<AuthenticationResult> invalid(String why) {
		return unauthorized(", error=\"invalid_token\", error_description=\"" + why + "\"");
	}

	private Future<AuthenticationResult> unauthorized(String details) {
		String challenge = Credentials.challenge(SCHEME, this.realm) + details;
		return Future.ready(new AuthenticationResult.Unauthorized(List.of(challenge), ""));
	}

}
