package io.actorprocess.remote.netty;

import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Verdict;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.MessageTarget;
import io.actorprocess.remote.Refusal;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.remote.SocketListener.Delivery;

/**
 * Hands the messages of one connection to the listener, and answers them.
 * <p>
 * Thread-safety: owned by the event loop of its connection.
 */
final class MessageIntake {

	/*
	 * Messages of a connection stay in order whoever has to be asked about them: while
	 * the verdict on one is to come, the connection decodes nothing after it. An
	 * authenticator that answers at once holds up nothing. A sender that ends its
	 * connection meanwhile, as libprocess does after a burst, loses no message by that.
	 */

	private static final Logger logger = LoggerFactory.getLogger(MessageIntake.class);

	private final SocketListener listener;

	private final Traffic traffic;

	private final InetSocketAddress client;

	private final SenderCheck senders;

	private final Executor eventLoop;

	private final Runnable onDecision;

	/** Whether the connection waits for a verdict before it decodes anything else. */
	private boolean undecided;

	MessageIntake(InboundServices services, InetSocketAddress client, SenderCheck senders, Executor eventLoop,
			Runnable onDecision) {
		this.listener = services.listener();
		this.traffic = services.traffic();
		this.client = client;
		this.senders = senders;
		this.eventLoop = eventLoop;
		this.onDecision = onDecision;
	}

	/**
	 * Has a message delivered, now or when it is known whether it may be.
	 * @param message the message
	 * @param responses takes the answer
	 * @return whether the connection takes further requests
	 */
	boolean take(DecodedRequest.PostedMessage message, ResponseQueue responses) {
		String objection = this.senders.objection(message.from());
		if (objection != null) {
			return refuse(objection, message.keepAlive(), responses);
		}
		HttpRequest head = message.head();
		return (head != null) ? ask(head, message, responses) : deliver(message, responses);
	}

	private boolean ask(HttpRequest head, DecodedRequest.PostedMessage message, ResponseQueue responses) {
		Future<Verdict> asked = admission(head);
		if (!asked.isPending()) {
			return judge(asked, message, responses);
		}
		this.undecided = true;
		asked.onAny((decided) -> resumeLater(decided, message, responses));
		return message.keepAlive();
	}

	private void resumeLater(Future<Verdict> decided, DecodedRequest.PostedMessage message, ResponseQueue responses) {
		try {
			this.eventLoop.execute(() -> resume(decided, message, responses));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The sockets were closed before a message could come in", ex);
			this.listener.refused(message.from(), message.to().id(), message.to().name());
		}
	}

	private Future<Verdict> admission(HttpRequest head) {
		try {
			return this.listener.admit(head);
		}
		catch (RuntimeException ex) {
			logger.error("The listener failed to judge {}", head, ex);
			return Future.failed(ex);
		}
	}

	private void resume(Future<Verdict> decided, DecodedRequest.PostedMessage message, ResponseQueue responses) {
		this.undecided = false;
		judge(decided, message, responses);
		this.onDecision.run();
	}

	private boolean judge(Future<Verdict> decided, DecodedRequest.PostedMessage message, ResponseQueue responses) {
		if (decided.isReady() && decided.value().isAdmitted()) {
			return deliver(message, responses);
		}
		MessageTarget to = message.to();
		this.traffic.addRefused(Refusal.MESSAGE);
		this.listener.refused(message.from(), to.id(), to.name());
		responses.add(decided.isReady() ? decided.value().requireRefusal() : HttpResponse.status(500),
				!message.keepAlive());
		return message.keepAlive();
	}

	private boolean deliver(DecodedRequest.PostedMessage message, ResponseQueue responses) {
		MessageTarget to = message.to();
		this.traffic.addReceived();
		try {
			Delivery delivery = this.listener.message(message.from(), to.id(), to.name(), message.body(),
					message.metadata());
			return answer(delivery, message, responses);
		}
		catch (RuntimeException ex) {
			logger.error("The listener failed on the message '{}' from {}", to.name(), message.from(), ex);
			responses.add(HttpResponse.status(500), !message.keepAlive());
			return message.keepAlive();
		}
	}

	private boolean answer(Delivery delivery, DecodedRequest.PostedMessage message, ResponseQueue responses) {
		boolean last = !message.keepAlive();
		switch (delivery) {
			case ACCEPTED -> responses.addAccepted(last);
			case NO_ROOM -> responses.add(HttpResponse.status(503).with("Retry-After", "1"), last);
			case NO_SUCH_PROCESS -> responses.add(HttpResponse.status(404), last);
			case FORBIDDEN -> {
				this.traffic.addRefused(Refusal.MESSAGE);
				responses.add(HttpResponse.status(403), last);
			}
			case FORGED_SENDER -> {
				return refuseForged(message.from(), responses);
			}
		}
		return message.keepAlive();
	}

	private boolean refuseForged(UPID from, ResponseQueue responses) {
		logger.warn("{} sent a message in the name of {}", this.client, from);
		return refuse("The sender is a process of this runtime", false, responses);
	}

	private boolean refuse(String objection, boolean keepAlive, ResponseQueue responses) {
		this.traffic.addRefused(Refusal.REQUEST);
		return responses.refuse(new DecodedRequest.Refusal(400, objection, keepAlive));
	}

	/**
	 * Whether it is not known yet what becomes of a message.
	 * @return true while nothing after it may be decoded
	 */
	boolean isUndecided() {
		return this.undecided;
	}

}
