package io.actorprocess.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Delayer;
import io.actorprocess.future.Future;

/**
 * Who may use what: an authenticator for each realm, and authorizers for realms and for
 * single paths. All of it can be replaced at any time.
 * <p>
 * A route names the realm that guards it. A realm without an authenticator lets everybody
 * in, as in libprocess, so that the operator decides what is guarded. Whatever an
 * authenticator does wrong keeps the client out: a failure is answered 500, no answer in
 * time 503 with {@code Retry-After}, and neither tells the client why.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class AccessControl {

	/**
	 * How long to wait for an authenticator or authorizer unless told otherwise.
	 */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private static final Logger logger = LoggerFactory.getLogger(AccessControl.class);

	private final Map<String, Authenticator> authenticators = new ConcurrentHashMap<>();

	private final Map<String, Authorizer> realmAuthorizers = new ConcurrentHashMap<>();

	private final Map<String, Authorizer> pathAuthorizers = new ConcurrentHashMap<>();

	private final Duration timeout;

	/**
	 * Without realms: everybody may use everything.
	 */
	public AccessControl() {
		this(DEFAULT_TIMEOUT);
	}

	/**
	 * Without realms, with a limit of time.
	 * @param timeout how long to wait for one authenticator or authorizer
	 * @throws IllegalArgumentException if the time is not above zero
	 */
	public AccessControl(Duration timeout) {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException(
					"An authentication timeout of " + timeout + " lets nobody in: a time above zero is needed");
		}
		this.timeout = timeout;
	}

	/**
	 * Guards a realm from now on.
	 * @param realm the realm
	 * @param authenticator replaces the one before
	 */
	public void setAuthenticator(String realm, Authenticator authenticator) {
		this.authenticators.put(realm, authenticator);
	}

	/**
	 * Opens a realm to everybody.
	 * @param realm the realm
	 */
	public void unsetAuthenticator(String realm) {
		this.authenticators.remove(realm);
	}

	/**
	 * Whether a realm is guarded.
	 * @param realm the realm
	 * @return true if it has an authenticator
	 */
	public boolean hasAuthenticator(String realm) {
		return this.authenticators.containsKey(realm);
	}

	/**
	 * Has every request to the routes of a realm authorized.
	 * @param realm the realm
	 * @param authorizer replaces the one before
	 */
	public void authorizeRealm(String realm, Authorizer authorizer) {
		this.realmAuthorizers.put(realm, authorizer);
	}

	/**
	 * Has every request to one route authorized, also if it has no realm.
	 * @param path the id of the process and the path of the route, such as
	 * {@code /counter/add}
	 * @param authorizer replaces the one before
	 */
	public void authorizePath(String path, Authorizer authorizer) {
		this.pathAuthorizers.put(path, authorizer);
	}

	/**
	 * Forgets all authorizers.
	 */
	public void unsetAuthorizers() {
		this.realmAuthorizers.clear();
		this.pathAuthorizers.clear();
	}

	/**
	 * Decides on a request.
	 * @param realm the realm of the route, or null if it has none
	 * @param path the id of the process and the path of the route
	 * @param request the request
	 * @param known who asks, if somebody found out before: then no authenticator is asked
	 * @param delayer measures the time
	 * @return the verdict, never failed; complete already if nobody had to think
	 */
	public Future<Verdict> check(@Nullable String realm, String path, HttpRequest request, @Nullable Principal known,
			Delayer delayer) {
		Authenticator authenticator = (realm != null && known == null) ? this.authenticators.get(realm) : null;
		Future<Verdict> authenticated = (authenticator != null)
				? authenticate(authenticator, request, delayer, "The authenticator of the realm '" + realm + "'")
				: Future.ready(Verdict.admit(known));
		Authorizer ofRealm = (realm != null) ? this.realmAuthorizers.get(realm) : null;
		Authorizer ofPath = this.pathAuthorizers.get(path);
		if (ofRealm == null && ofPath == null) {
			return authenticated;
		}
		return authenticated.thenFlat((verdict) -> authorize(ofRealm, verdict, request, delayer, path))
			.thenFlat((verdict) -> authorize(ofPath, verdict, request, delayer, path));
	}

	private Future<Verdict> authenticate(Authenticator authenticator, HttpRequest request, Delayer delayer,
			String who) {
		Future<AuthenticationResult> answer;
		try {
			answer = authenticator.authenticate(request);
		}
		catch (RuntimeException ex) {
			return Future.ready(failed(who, ex));
		}
		return inTime(answer.then(AccessControl::verdict), delayer, who);
	}

	private static Verdict verdict(AuthenticationResult result) {
		if (result instanceof AuthenticationResult.Authenticated known) {
			return Verdict.admit(known.principal());
		}
		if (result instanceof AuthenticationResult.Unauthorized refusal) {
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

	private Future<Verdict> authorize(@Nullable Authorizer authorizer, Verdict verdict, HttpRequest request,
			Delayer delayer, String path) {
		if (authorizer == null || !verdict.isAdmitted()) {
			return Future.ready(verdict);
		}
		String who = "The authorizer of " + path;
		Future<Boolean> answer;
		try {
			answer = authorizer.authorize(request, verdict.principal());
		}
		catch (RuntimeException ex) {
			return Future.ready(failed(who, ex));
		}
		return inTime(answer.then((allowed) -> allowed ? verdict : Verdict.refuse(HttpResponse.status(403))), delayer,
				who);
	}

	/** Makes a verdict of every end, and of none. */
	private Future<Verdict> inTime(Future<Verdict> answer, Delayer delayer, String who) {
		Future<Verdict> limited = answer.isPending()
				? answer.after(this.timeout, delayer, (late) -> Future.ready(late(late, who))) : answer;
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
