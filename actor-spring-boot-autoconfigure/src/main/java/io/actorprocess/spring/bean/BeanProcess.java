package io.actorprocess.spring.bean;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.Supervision;
import io.actorprocess.spring.Mailbox;
import io.actorprocess.spring.Route;

/**
 * Runs a plain bean as a process: calls its handlers, and passes dispatched calls on to
 * the bean as Spring gives it.
 * <p>
 * Thread-safety: as {@link ProcessBase}.
 */
final class BeanProcess extends ProcessBase {

	private static final Logger logger = LoggerFactory.getLogger(BeanProcess.class);

	private final Object bean;

	private final ProcessDefinition definition;

	private final Supervision supervision;

	private final Handlers handlers;

	private final RouteResult results;

	/** Owned by the process: names of messages that could not be decoded before. */
	private final Set<String> undecodable = new HashSet<>(2);

	/**
	 * A process that is not spawned yet.
	 * @param id the id, in the form that {@link ProcessBase} takes
	 * @param bean the bean as Spring gives it
	 * @param definition the definition of the bean
	 * @param supervision what to do when it fails
	 * @param handlers the handlers of the bean
	 * @param results turns results of routes into responses
	 * @throws IllegalArgumentException if the path of a route is malformed
	 */
	BeanProcess(String id, Object bean, ProcessDefinition definition, Supervision supervision, Handlers handlers,
			RouteResult results) {
		super(id);
		this.bean = bean;
		this.definition = definition;
		this.supervision = supervision;
		this.handlers = handlers;
		this.results = results;
		handlers.routes().forEach(this::install);
		handlers.messages()
			.forEach((name, handler) -> install(name, (from, body) -> handle(handler, name, from, body)));
	}

	private void install(String path, Handler<RouteCall> handler) {
		Route route = this.handlers.route(path);
		routeFlat(path, route.realm().isEmpty() ? null : route.realm(),
				(request, principal) -> answer(handler, new RouteCall(request, principal)));
		if (route.streaming()) {
			stream(path);
		}
		if (!route.help().isEmpty()) {
			help(path, route.help());
		}
	}

	private CompletionStage<HttpResponse> answer(Handler<RouteCall> handler, RouteCall call) throws Exception {
		try {
			return this.results.respond(handler.invoke(context(), call));
		}
		catch (UnknownPrincipalException ex) {
			return Future.ready(HttpResponse.text(403, ex.getMessage() + "\n"));
		}
		catch (UnusableEventException ex) {
			return Future.ready(HttpResponse.text(400, ex.getMessage() + "\n"));
		}
	}

	private void handle(Handler<Message> handler, String name, UPID from, byte[] body) throws Exception {
		try {
			handler.invoke(context(), new Message(name, from, upid(), body));
		}
		catch (UnusableEventException ex) {
			refuse(from, name, DeadLetterReason.UNDECODABLE);
			if (this.undecodable.add(name)) {
				logger.warn("{} cannot use '{}' from {}; more of these are only counted", upid(), name, from, ex);
			}
		}
	}

	@Override
	protected void initialize() throws Exception {
		notify(this.handlers.initialize(), Notice.of(upid()));
		this.handlers.schedules().forEach((schedule) -> new ScheduledCall(context(), schedule).arm());
	}

	@Override
	protected void terminating() throws Exception {
		notify(this.handlers.terminating(), Notice.of(upid()));
	}

	@Override
	protected void exited(UPID pid, ExitReason reason) throws Exception {
		notify(this.handlers.exited(), new Notice(pid, reason));
	}

	private void notify(@Nullable Handler<Notice> handler, Notice notice) throws Exception {
		if (handler != null) {
			handler.invoke(context(), notice);
		}
	}

	@Override
	protected Supervision supervision() {
		return this.supervision;
	}

	@Override
	protected String definition() {
		return this.definition.type().getSimpleName();
	}

	@Override
	protected MailboxOptions mailbox(MailboxOptions defaults) {
		Mailbox given = this.definition.annotation().mailbox();
		return (given.capacity() >= 0) ? new MailboxOptions(given.capacity(), given.overflow()) : defaults;
	}

	@Override
	protected boolean blocking() {
		return this.definition.annotation().blocking();
	}

	@Override
	protected Object target() {
		return this.bean;
	}

	@Override
	protected Class<?> targetType() {
		return this.definition.type();
	}

}
