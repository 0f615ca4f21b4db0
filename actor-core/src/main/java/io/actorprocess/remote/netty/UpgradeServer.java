package io.actorprocess.remote.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.FrameHello;
import io.actorprocess.remote.FrameUpgrade;
import io.actorprocess.remote.Refusal;
import io.actorprocess.remote.SocketListener;

/**
 * Answers clients that ask for frames.
 * <p>
 * Thread-safety: owned by the event loop of its connection.
 */
final class UpgradeServer {

	/*
	 * What is sent to a node leaves over the connection that the node made, so a client
	 * that claims to be another node would get its messages. Therefore a client speaks
	 * frames for its own IP address only, or for one in its certificate; for any other it
	 * is refused, and goes on in libprocess' format.
	 */

	private static final Logger logger = LoggerFactory.getLogger(UpgradeServer.class);

	private final Peers peers;

	private final SocketListener listener;

	private final Traffic traffic;

	private final Channel channel;

	private final InetAddress client;

	private final SenderCheck senders;

	UpgradeServer(InboundServices services, Channel channel, InetSocketAddress client, SenderCheck senders) {
		this.peers = services.peers();
		this.listener = services.listener();
		this.traffic = services.traffic();
		this.channel = channel;
		this.client = client.getAddress();
		this.senders = senders;
	}

	/**
	 * Whether a request asks for frames where they are spoken.
	 * @param request the request
	 * @return true if {@link #answer} is to answer it
	 */
	boolean isAsked(@Nullable DecodedRequest request) {
		return this.peers.options().frames().enabled() && request instanceof DecodedRequest.PlainRequest plain
				&& FrameUpgrade.isRequest(plain.request());
	}

	/**
	 * Answers a request for frames, at once or later.
	 * @param request the request
	 * @param agreed runs if frames follow; to be given the answer, then to be begun
	 * @param refused takes the answer if they do not
	 */
	void answer(HttpRequest request, Agreed agreed, Consumer<HttpResponse> refused) {
		FrameHello theirs = hello(request);
		if (theirs == null) {
			refused.accept(HttpResponse.text(400, "There is no hello, or it is malformed\n"));
			return;
		}
		HttpResponse objection = objection(theirs, request.headers().get("Host"));
		if (objection != null) {
			refused.accept(objection);
			return;
		}
		if (this.listener.guardsMessages()) {
			admit(request, theirs, agreed, refused);
		}
		else {
			accept(theirs, null, agreed, refused);
		}
	}

	private void admit(HttpRequest request, FrameHello theirs, Agreed agreed, Consumer<HttpResponse> refused) {
		this.listener.admit(request).onAny((decided) -> this.peers.execute(this.channel.eventLoop(), () -> {
			if (decided.isReady() && decided.value().isAdmitted()) {
				accept(theirs, authorization(theirs), agreed, refused);
			}
			else {
				this.traffic.addRefused(Refusal.MESSAGE);
				refused.accept(decided.isReady() ? decided.value().requireRefusal() : HttpResponse.status(500));
			}
		}));
	}

	/** What to show a node that has proved who it is. */
	private @Nullable String authorization(FrameHello theirs) {
		try {
			return this.peers.authorization(theirs.node());
		}
		catch (NoCredentialsException ex) {
			logger.warn("{} is not shown who answers: {}", theirs.node(), ex.getMessage());
			return null;
		}
	}

	private void accept(FrameHello theirs, @Nullable String authorization, Agreed agreed,
			Consumer<HttpResponse> refused) {
		this.peers.accept(this.channel, this.senders, theirs, (made, answer) -> {
			if (made == null || answer == null) {
				refused.accept(HttpResponse.status(503).with("Connection", "close"));
			}
			else if (!answer.attached()) {
				refused.accept(FrameUpgrade.refused(answer.hello()));
			}
			else {
				agreed.agreed(made, FrameUpgrade.accepted(answer.hello(), authorization));
			}
		});
	}

	private @Nullable FrameHello hello(HttpRequest request) {
		try {
			return FrameUpgrade.hello(request.headers());
		}
		catch (IllegalArgumentException ex) {
			logger.warn("{} says a hello that makes no sense: {}", this.client, ex.getMessage());
			return null;
		}
	}

	private @Nullable HttpResponse objection(FrameHello theirs, @Nullable String host) {
		if (!this.peers.self().toString().equals(host)) {
			return HttpResponse.text(421, "This is " + this.peers.self() + "\n");
		}
		String objection = this.senders.objectionToNode(new UPID("", theirs.node()));
		if (objection == null && theirs.node().equals(this.peers.self())) {
			objection = "The node of the client is this one";
		}
		if (objection != null) {
			logger.info("{} is not spoken to in frames: {}", this.client, objection);
			return HttpResponse.text(403, objection + "\n");
		}
		return null;
	}

	/**
	 * Takes a connection that is to speak frames.
	 */
	interface Agreed {

		/**
		 * Both ends have agreed.
		 * @param made the connection
		 * @param answer the bytes to answer
		 */
		void agreed(FrameConnection made, byte[] answer);

	}

}
