package io.actorprocess.process;

import java.util.concurrent.CompletionStage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.event.HttpEvent;
import io.actorprocess.future.Future;
import io.actorprocess.http.AccessControl;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Verdict;

/**
 * Serves the requests to one process: finds out who asks, then calls the route.
 * <p>
 * Thread-safety: used by the thread that runs the process.
 *
 * @param cell the process
 */
record RequestServing(ProcessCell cell) {

	/*
	 * Who asks is found out while the request is the event in hand. If that takes longer,
	 * the process goes on with other events, and the request comes back as an event of
	 * its own: unlike in libprocess a slow authenticator holds up nobody else. So
	 * requests to routes with such an authenticator start in the order in which it
	 * answers, while the responses of one connection still leave in the order of the
	 * requests.
	 */

	private static final Logger logger = LoggerFactory.getLogger(RequestServing.class);

	/** Returns false if the handler threw. */
	boolean serve(HttpEvent event, GuardedRoute route) {
		if (event.isAdmitted()) {
			return call(event, route);
		}
		AccessControl access = this.cell.engine().access();
		String path = "/" + this.cell.id() + (route.path().equals("/") ? "" : route.path());
		Future<Verdict> verdict = access.check(route.realm(), path, event.request(), event.principal(),
				this.cell.engine().clock());
		if (verdict.isPending()) {
			event.response().future().onDiscard(verdict::discard);
			verdict.onAny((done) -> resume(done, event));
			return true;
		}
		return decide(verdict.value(), event, route);
	}

	private void resume(Future<Verdict> done, HttpEvent event) {
		if (done.isReady() && done.value().isAdmitted()) {
			this.cell.deliver(event.admit(done.value().principal()));
		}
		else {
			event.response().set(done.isReady() ? done.value().requireRefusal() : HttpResponse.status(500));
		}
	}

	private boolean decide(Verdict verdict, HttpEvent event, GuardedRoute route) {
		if (!verdict.isAdmitted()) {
			event.response().set(verdict.requireRefusal());
			return true;
		}
		return call(event.admit(verdict.principal()), route);
	}

	private boolean call(HttpEvent event, GuardedRoute route) {
		try {
			CompletionStage<HttpResponse> answer = route.handler().handle(event.request(), event.principal());
			if (!this.cell.isSetAside()) {
				event.response().associate(answer);
			}
			return true;
		}
		catch (Throwable ex) {
			logger.warn("Process '{}' failed to answer {}", this.cell.id(), event.request(), ex);
			event.response().fail(ex);
			Failures.rethrowIfFatal(ex);
			return false;
		}
	}

}
