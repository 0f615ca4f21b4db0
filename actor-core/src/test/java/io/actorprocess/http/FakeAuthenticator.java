package io.actorprocess.http;

import java.util.List;
import java.util.function.Supplier;

import io.actorprocess.future.Future;

/**
 * Says what a test wants it to say.
 */
public record FakeAuthenticator(String scheme, Supplier<Future<AuthenticationResult>> answer) implements Authenticator {

	public static FakeAuthenticator saying(Future<AuthenticationResult> answer) {
		return new FakeAuthenticator("Fake", () -> answer);
	}

	public static Future<AuthenticationResult> known(String name) {
		return Future.ready(new AuthenticationResult.Authenticated(Principal.of(name)));
	}

	public static Future<AuthenticationResult> unauthorized(String challenge, String reason) {
		return Future.ready(new AuthenticationResult.Unauthorized(List.of(challenge), reason));
	}

	public static Future<AuthenticationResult> forbidden(String reason) {
		return Future.ready(new AuthenticationResult.Forbidden(reason));
	}

	@Override
	public Future<AuthenticationResult> authenticate(HttpRequest request) {
		return this.answer.get();
	}

}
