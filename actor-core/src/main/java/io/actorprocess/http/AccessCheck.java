package io.actorprocess.http;

import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.clock.Clock;
import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Future;

/**
 * Asks about one request, and makes a verdict of every answer, and of none.
 * <p>
 * Thread-safety: immutable.
 *
 * @param request the request
 * @param clock measures the time
 * @param timeout how long to wait for one answer
 * @param failedLogins who has to wait before the next login
 */
record AccessCheck(HttpRequest request, Clock clock, Duration timeout, FailedLogins failedLogins) {

	private static final Logger logger = LoggerFactory.getLogger(AccessCheck.class);

	/** Finds out who asks. */
	Future<Verdict> authenticate(Authenticator authenticator, String realm) {
		long wait = this.failedLogins.secondsToWait(this.request, this.clock.nanoTime());
		if (wait > 0) {
			logger.debug("Logins from {} failed too often: the request is refused with 429", this.request.client());
			return Future.ready(Verdict.refuse(HttpResponse.status(429).with("Retry-After", String.valueOf(wait))));
		}
		return ask(() -> authenticator.authenticate(this.request), this::verdict,
				"The authenticator of the realm '" + realm + "'");
	}

	private Verdict verdict(AuthenticationResult result) {
		if (result instanceof AuthenticationResult.Authenticated known) {
			return Verdict.admit(known.principal());
		}
		if (result instanceof AuthenticationResult.Unauthorized refusal) {
			this.failedLogins.failed(this.request, this.clock.nanoTime());
			HttpResponse response = withReason(401, refusal.reason());
			for (String challenge : refusal.challenges()) {
				response = response.with("WWW-Authenticate", challenge);
			}
			return Verdict.refuse(response);
		}
		return Verdict.refuse(withReason(403, ((AuthenticationResult.Forbidden) result).reason()));
	}

	private static HttpResponse withReason(int status, String reason) {
		return reason.isEmpty() ? HttpResponse.status(status) : HttpResponse.text(status, reason);
	}

	/** Finds out whether whoever was let in may do this. */
	Future<Verdict> authorize(@Nullable Authorizer authorizer, Verdict verdict, String what) {
		if (authorizer == null || !verdict.isAdmitted()) {
			return Future.ready(verdict);
		}
		return ask(() -> authorizer.authorize(this.request, verdict.principal()),
				(allowed) -> allowed ? verdict : Verdict.refuse(HttpResponse.status(403)), "The authorizer of " + what);
	}

	private <A> Future<Verdict> ask(CheckedSupplier<Future<A>> question, Function<A, Verdict> judge, String who) {
		Future<Verdict> answer;
		try {
			answer = question.get().then(judge::apply);
		}
		catch (Exception ex) {
			return Future.ready(failed(who, ex));
		}
		Future<Verdict> limited = answer.isPending()
				? answer.after(this.timeout, this.clock, (late) -> Future.ready(late(late, who))) : answer;
		return limited.recover((ended) -> failed(who, ended.isFailed() ? ended.failure() : null));
	}

	private Verdict late(Future<Verdict> answer, String who) {
		answer.discard();
		logger.warn("{} did not answer within {}: the request is refused with 503", who, this.timeout);
		return Verdict.refuse(HttpResponse.status(503).with("Retry-After", "1"));
	}

	private static Verdict failed(String who, @Nullable Throwable failure) {
		logger.warn("{} failed: the request is refused with 500", who, failure);
		return Verdict.refuse(HttpResponse.status(500));
	}

}
