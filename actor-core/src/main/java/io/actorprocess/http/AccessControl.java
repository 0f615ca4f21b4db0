package io.actorprocess.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Clock;
import io.actorprocess.future.Future;

/**
 * Who may use what: an authenticator for each realm, and authorizers for realms and for
 * single paths. All of it can be replaced at any time.
 * <p>
 * A route names the realm that guards it. A realm without an authenticator lets everybody
 * in, as in libprocess, so that the operator decides what is guarded. Whatever an
 * authenticator does wrong keeps the client out: a failure is answered 500, no answer in
 * time 503 with {@code Retry-After}, and neither tells the client why. Whoever guesses
 * credentials too fast is answered 429.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class AccessControl {

	/**
	 * How long to wait for an authenticator or authorizer unless told otherwise.
	 */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	/**
	 * How many logins of one IP address may fail in a minute unless told otherwise.
	 */
	public static final int DEFAULT_FAILED_LOGINS = 60;

	private final Map<String, Authenticator> authenticators = new ConcurrentHashMap<>();

	private final Map<String, Authorizer> realmAuthorizers = new ConcurrentHashMap<>();

	private final Map<String, Authorizer> pathAuthorizers = new ConcurrentHashMap<>();

	private final Duration timeout;

	private final FailedLogins failedLogins;

	/** The realm that guards messages; null if nothing does. */
	private volatile @Nullable String messageRealm;

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
		this(timeout, DEFAULT_FAILED_LOGINS);
	}

	/**
	 * Without realms, with limits.
	 * @param timeout how long to wait for one authenticator or authorizer
	 * @param failedLogins how often in a minute the clients of one IP address may show
	 * credentials that are refused, before they are answered 429 and no authenticator is
	 * asked; 0 for any number
	 * @throws IllegalArgumentException if the time is not above zero, or the number below
	 */
	public AccessControl(Duration timeout, int failedLogins) {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException(
					"An authentication timeout of " + timeout + " lets nobody in: a time above zero is needed");
		}
		this.timeout = timeout;
		this.failedLogins = new FailedLogins(failedLogins);
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
	 * Has messages from other runtimes pass a realm from now on: its authenticator, then
	 * its authorizer. A message of the HTTP wire is asked for itself, a connection of
	 * frames once, before its first message. While the realm has no authenticator, no
	 * message comes in.
	 * @param realm the realm
	 */
	public void guardMessages(String realm) {
		this.messageRealm = realm;
	}

	/**
	 * Whether messages have to pass a realm.
	 * @return true after {@link #guardMessages}
	 */
	public boolean guardsMessages() {
		return this.messageRealm != null;
	}

	/**
	 * Decides on a message, or on a connection for messages.
	 * @param head the request without its body
	 * @param clock measures the time
	 * @return the verdict, never failed; complete already if nobody had to think
	 */
	public Future<Verdict> checkMessages(HttpRequest head, Clock clock) {
		String realm = this.messageRealm;
		if (realm == null) {
			return Future.ready(Verdict.ANYBODY);
		}
		Authenticator authenticator = this.authenticators.get(realm);
		if (authenticator == null) {
			return Future.ready(Verdict.refuse(HttpResponse.text(403,
					"Messages come in only through the realm '" + realm + "'; give it an authenticator")));
		}
		AccessCheck check = new AccessCheck(head, clock, this.timeout, this.failedLogins);
		return check.authenticate(authenticator, realm)
			.thenFlat((verdict) -> check.authorize(this.realmAuthorizers.get(realm), verdict, "messages"));
	}

	/**
	 * Decides on a request.
	 * @param realm the realm of the route, or null if it has none
	 * @param path the id of the process and the path of the route
	 * @param request the request
	 * @param known who asks, if somebody found out before: then no authenticator is asked
	 * @param clock measures the time
	 * @return the verdict, never failed; complete already if nobody had to think
	 */
	public Future<Verdict> check(@Nullable String realm, String path, HttpRequest request, @Nullable Principal known,
			Clock clock) {
		AccessCheck check = new AccessCheck(request, clock, this.timeout, this.failedLogins);
		Future<Verdict> authenticated = (realm != null && known == null) ? authenticate(realm, check)
				: Future.ready(Verdict.admit(known));
		Authorizer ofRealm = (realm != null) ? this.realmAuthorizers.get(realm) : null;
		Authorizer ofPath = this.pathAuthorizers.get(path);
		if (ofRealm == null && ofPath == null) {
			return authenticated;
		}
		return authenticated.thenFlat((verdict) -> check.authorize(ofRealm, verdict, path))
			.thenFlat((verdict) -> check.authorize(ofPath, verdict, path));
	}

	/** A realm without an authenticator is open. */
	private Future<Verdict> authenticate(String realm, AccessCheck check) {
		Authenticator authenticator = this.authenticators.get(realm);
		return (authenticator != null) ? check.authenticate(authenticator, realm) : Future.ready(Verdict.admit(null));
	}

}
