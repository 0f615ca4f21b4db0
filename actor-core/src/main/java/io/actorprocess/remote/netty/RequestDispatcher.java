package io.actorprocess.remote.netty;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.Refusal;
import io.actorprocess.remote.SocketListener;

/**
 * Hands the requests of one connection to the listener.
 * <p>
 * Thread-safety: owned by the event loop of its connection.
 */
final class RequestDispatcher {

	private static final Logger logger = LoggerFactory.getLogger(RequestDispatcher.class);

	private final SocketListener listener;

	private final Traffic traffic;

	private final MessageIntake messages;

	RequestDispatcher(InboundServices services, MessageIntake messages) {
		this.listener = services.listener();
		this.traffic = services.traffic();
		this.messages = messages;
	}

	/**
	 * Has a request answered.
	 * @param request the request
	 * @param responses takes the answer
	 * @return whether the connection takes further requests
	 */
	boolean dispatch(DecodedRequest request, ResponseQueue responses) {
		if (request instanceof DecodedRequest.PostedMessage message) {
			return this.messages.take(message, responses);
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

	/**
	 * Has a request refused.
	 * @param refusal the reason
	 * @param responses takes the answer
	 * @return whether the connection takes further requests
	 */
	boolean refuse(DecodedRequest.Refusal refusal, ResponseQueue responses) {
		this.traffic.addRefused(Refusal.REQUEST);
		return responses.refuse(refusal);
	}

}
