package io.actorprocess.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;

/**
 * Asks several authenticators in order; the first that knows the client decides. If none
 * does, the client gets all challenges at once (401) if any authenticator has one, else
 * the refusals (403), else the failures (500).
 * <p>
 * Thread-safety: immutable.
 */
public final class CombinedAuthenticator implements Authenticator {

	private final List<Authenticator> authenticators;

	/**
	 * A combination.
	 * @param authenticators in the order in which they are asked
	 * @throws IllegalArgumentException if there are none, or two of one scheme
	 */
	public CombinedAuthenticator(List<? extends Authenticator> authenticators) {
		this.authenticators = List.copyOf(authenticators);
		List<String> schemes = this.authenticators.stream().map(Authenticator::scheme).toList();
		if (schemes.isEmpty() || schemes.stream().distinct().count() < schemes.size()) {
			throw new IllegalArgumentException("Authenticators of the schemes " + schemes
					+ " cannot be combined: it takes at least one, each with a scheme of its own");
		}
	}

	@Override
	public String scheme() {
		return this.authenticators.stream().map(Authenticator::scheme).collect(Collectors.joining(" "));
	}

	@Override
	public Future<AuthenticationResult> authenticate(HttpRequest request) {
		return ask(request, List.of());
	}

	/** Asks the authenticator that comes after those who have answered. */
	private Future<AuthenticationResult> ask(HttpRequest request, List<Answer> before) {
		if (before.size() == this.authenticators.size()) {
			return merge(before);
		}
		Authenticator authenticator = this.authenticators.get(before.size());
		String scheme = authenticator.scheme();
		return start(authenticator, request).then((result) -> new Answer(scheme, result, null))
			.recover((ended) -> new Answer(scheme, null, ended.isFailed() ? ended.failure() : null))
			.thenFlat((answer) -> next(request, before, answer));
	}

	private static Future<AuthenticationResult> start(Authenticator authenticator, HttpRequest request) {
		try {
			return authenticator.authenticate(request);
		}
		catch (RuntimeException ex) {
			return Future.failed(ex);
		}
	}

	private Future<AuthenticationResult> next(HttpRequest request, List<Answer> before, Answer answer) {
		if (answer.result() instanceof AuthenticationResult.Authenticated known) {
			return Future.ready(known);
		}
		List<Answer> soFar = new ArrayList<>(before);
		soFar.add(answer);
		return ask(request, soFar);
	}

	private static Future<AuthenticationResult> merge(List<Answer> answers) {
		List<String> challenges = new ArrayList<>();
		List<String> unauthorized = new ArrayList<>();
		List<String> forbidden = new ArrayList<>();
		IllegalStateException failure = new IllegalStateException(
				"No authenticator of " + answers.stream().map(Answer::scheme).toList() + " came to a result");
		for (Answer answer : answers) {
			if (answer.result() instanceof AuthenticationResult.Unauthorized refusal) {
				challenges.addAll(refusal.challenges());
				answer.label(refusal.reason()).ifPresent(unauthorized::add);
			}
			else if (answer.result() instanceof AuthenticationResult.Forbidden refusal) {
				forbidden.add(answer.label(refusal.reason()).orElse("403 Forbidden."));
			}
			else if (answer.failure() != null) {
				failure.addSuppressed(answer.failure());
			}
		}
		if (!challenges.isEmpty()) {
			return Future.ready(new AuthenticationResult.Unauthorized(challenges, String.join("\n", unauthorized)));
		}
		return forbidden.isEmpty() ? Future.failed(failure)
				: Future.ready(new AuthenticationResult.Forbidden(String.join("\n", forbidden)));
	}

	/**
	 * What one authenticator said.
	 *
	 * @param scheme its scheme
	 * @param result its result, or null if it had none
	 * @param failure why it had none, if that is known
	 */
	private record Answer(String scheme, @Nullable AuthenticationResult result, @Nullable Throwable failure) {

		private Optional<String> label(String reason) {
			return reason.isEmpty() ? Optional.empty() : Optional.of(this.scheme + ": " + reason);
		}

	}

}
