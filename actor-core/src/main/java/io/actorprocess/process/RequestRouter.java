package io.actorprocess.process;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.event.HttpEvent;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.Firewall;
import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.PercentCodec;
import io.actorprocess.http.Principal;
import io.actorprocess.http.Verdict;
import io.actorprocess.mailbox.EventQueue.Offer;
import io.actorprocess.message.Message;
import io.actorprocess.remote.Reception;

/**
 * The way of a request from wherever it comes in to the process that answers it.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class RequestRouter {

	private static final Logger logger = LoggerFactory.getLogger(RequestRouter.class);

	private final Engine engine;

	private final Firewall firewall;

	private final List<Endpoint> endpoints;

	RequestRouter(Engine engine, Firewall firewall, List<Endpoint> endpoints) {
		this.engine = engine;
		this.firewall = firewall;
		this.endpoints = List.copyOf(endpoints);
	}

	/** Answers a request to the port of the runtime. */
	Future<HttpResponse> route(HttpRequest request) {
		HttpResponse refusal = refusal(request);
		if (refusal != null) {
			return Future.ready(refusal);
		}
		for (Endpoint endpoint : this.endpoints) {
			if (endpoint.serves(request.path())) {
				return serve(endpoint, request);
			}
		}
		return toProcess(request, null);
	}

	/** Says what to do with the body of a request, before it has arrived. */
	Reception receive(HttpRequest head) {
		HttpResponse refusal = refusal(head);
		if (refusal != null) {
			return new Reception.Refused(refusal);
		}
		if (this.endpoints.stream().anyMatch((endpoint) -> endpoint.serves(head.path()))) {
			return Reception.WHOLE;
		}
		try {
			ProcessCell cell = this.engine.table().find(idOf(head.path()));
			if (cell == null) {
				return new Reception.Refused(HttpResponse.status(404));
			}
			return cell.process().streams(head.path()) ? Reception.STREAM : Reception.WHOLE;
		}
		catch (IllegalArgumentException ex) {
			return new Reception.Refused(undecodable(ex));
		}
	}

	/**
	 * Whether the firewall lets a message in: its rules see it as a POST to the id and
	 * the name, whichever wire it came by.
	 */
	boolean passes(Message message) {
		if (this.firewall.isOpen()) {
			return true;
		}
		String path = "/" + PercentCodec.encode(message.to().id()) + "/" + PercentCodec.encode(message.name());
		Headers headers = Headers.of("Libprocess-From",
				PercentCodec.encode(message.from().id()) + "@" + message.from().address());
		return this.firewall.check(HttpRequest.of("POST", path, headers, message.body(), null)) == null;
	}

	/**
	 * Answers a request to a process.
	 * @param principal who asks, if that is known
	 */
	Future<HttpResponse> routeToProcess(HttpRequest request, @Nullable Principal principal) {
		HttpResponse refusal = refusal(request);
		return (refusal != null) ? Future.ready(refusal) : toProcess(request, principal);
	}

	private @Nullable HttpResponse refusal(HttpRequest request) {
		if (!request.path().startsWith("/")) {
			return HttpResponse.text(400, "Request URL path must start with '/'");
		}
		if (request.path().contains("/..")) {
			return HttpResponse.status(404);
		}
		HttpResponse refusal = this.firewall.check(request);
		if (refusal != null) {
			return refusal;
		}
		return (this.engine.manager().state() != ManagerState.RUNNING) ? HttpResponse.status(503) : null;
	}

	private Future<HttpResponse> serve(Endpoint endpoint, HttpRequest request) {
		String realm = endpoint.realm();
		if (endpoint.guarded() && (realm == null || !this.engine.access().hasAuthenticator(realm))) {
			return Future.ready(HttpResponse.text(403, "Endpoint '" + endpoint.path()
					+ "' is served only where a realm guards it; give one an authenticator"));
		}
		return this.engine.access()
			.check(realm, endpoint.path(), request, null, this.engine.clock())
			.thenFlat((verdict) -> answer(verdict, endpoint, request));
	}

	private static CompletionStage<HttpResponse> answer(Verdict verdict, Endpoint endpoint, HttpRequest request) {
		if (!verdict.isAdmitted()) {
			return Future.ready(verdict.requireRefusal());
		}
		try {
			return endpoint.handler().handle(request);
		}
		catch (Exception ex) {
			logger.warn("The endpoint {} failed to answer {}", endpoint.path(), request, ex);
			return Future.failed(ex);
		}
	}

	private Future<HttpResponse> toProcess(HttpRequest request, @Nullable Principal principal) {
		String id;
		try {
			id = idOf(request.path());
		}
		catch (IllegalArgumentException ex) {
			return Future.ready(undecodable(ex));
		}
		ProcessCell cell = this.engine.table().find(id);
		Promise<HttpResponse> response = new Promise<>();
		if (cell == null || cell.submit(new HttpEvent(request, response, principal)) == Offer.CLOSED) {
			return Future.ready(HttpResponse.status(404));
		}
		return response.future();
	}

	private static HttpResponse undecodable(IllegalArgumentException ex) {
		return HttpResponse.text(400, "Failed to decode URL path: " + ex.getMessage());
	}

	private static String idOf(String path) {
		int slash = path.indexOf('/', 1);
		return PercentCodec.decode((slash < 0) ? path.substring(1) : path.substring(1, slash));
	}

}
