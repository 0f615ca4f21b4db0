package io.actorprocess.remote.netty;

import java.net.InetSocketAddress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.Refusal;
import io.actorprocess.remote.Responses;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.remote.SocketListener.Delivery;

/**
 * Hands the requests of one connection to the listener.
 * <p>
 * Thread-safety: owned by the event loop of its connection.
 */
final class RequestDispatcher {

	private static final Logger logger = LoggerFactory.getLogger(RequestDispatcher.class);

	private final SocketListener listener;

	private final Traffic traffic;

	private final InetSocketAddress client;

	private final SenderCheck senders;

	RequestDispatcher(InboundServices services, InetSocketAddress client, SenderCheck senders) {
		this.listener = services.listener();
		this.traffic = services.traffic();
		this.client = client;
		this.senders = senders;
	}

	/**
	 * Has a request answered.
	 * @param request the request
	 * @param responses takes the answer
	 * @return whether the connection takes further requests
	 */
	boolean dispatch(DecodedRequest request, ResponseQueue responses) {
		if (request instanceof DecodedRequest.PostedMessage message) {
			return deliver(message, responses);
		}
		boolean last = !request.keepAlive();
		if (request instanceof DecodedRequest.PlainRequest plain) {
			if (plain.awaitsLeave()) {
				responses.add(HttpResponse.of(100), false);
			}
			responses.add(ask(plain.request()), Terms.of(plain));
		}
		else if (request instanceof DecodedRequest.Answered answered) {
			responses.add(answered.response(), last);
		}
		else if (request instanceof DecodedRequest.Refusal refusal) {
			refuse(refusal, responses);
		}
		else {
			responses.add(HttpResponse.of(100), last);
		}
		return !last;
	}

	private Future<HttpResponse> ask(HttpRequest request) {
		try {
			return this.listener.request(request);
		}
		catch (RuntimeException ex) {
			logger.error("The listener failed on {}", request, ex);
			return Future.ready(HttpResponse.status(500));
		}
	}

	private boolean deliver(DecodedRequest.PostedMessage message, ResponseQueue responses) {
		UPID from = message.from();
		String objection = this.senders.objection(from);
		if (objection != null) {
			return refuse(new DecodedRequest.Refusal(400, objection, message.keepAlive()), responses);
		}
		this.traffic.addReceived();
		try {
			Delivery delivery = this.listener.message(from, message.to().id(), message.to().name(), message.body(),
					message.metadata());
			return answer(delivery, message, responses);
		}
		catch (RuntimeException ex) {
			logger.error("The listener failed on the message '{}' from {}", message.to().name(), from, ex);
			responses.add(HttpResponse.status(500), !message.keepAlive());
			return message.keepAlive();
		}
	}

	private boolean answer(Delivery delivery, DecodedRequest.PostedMessage message, ResponseQueue responses) {
		return switch (delivery) {
			case ACCEPTED -> {
				responses.addAccepted(!message.keepAlive());
				yield message.keepAlive();
			}
			case NO_ROOM -> {
				responses.add(HttpResponse.status(503).with("Retry-After", "1"), !message.keepAlive());
				yield message.keepAlive();
			}
			case NO_SUCH_PROCESS -> {
				responses.add(HttpResponse.status(404), !message.keepAlive());
				yield message.keepAlive();
			}
			case FORGED_SENDER -> {
				logger.warn("{} sent a message in the name of {}", this.client, message.from());
				yield refuse(new DecodedRequest.Refusal(400, "The sender is a process of this runtime", false),
						responses);
			}
		};
	}

	/**
	 * Has a request refused.
	 * @param refusal the reason
	 * @param responses takes the answer
	 * @return whether the connection takes further requests
	 */
	boolean refuse(DecodedRequest.Refusal refusal, ResponseQueue responses) {
		this.traffic.addRefused(Refusal.REQUEST);
		responses.add(Responses.of(refusal), !refusal.keepAlive());
		return refusal.keepAlive();
	}

}
