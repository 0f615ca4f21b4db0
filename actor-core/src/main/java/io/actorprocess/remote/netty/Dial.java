package io.actorprocess.remote.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.remote.FrameHello;

/**
 * One attempt to connect to a peer, and to find out what it speaks.
 * <p>
 * Thread-safety: owned by the event loop of its peer.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed close ends the channel as well
final class Dial {

	/*
	 * The peer is asked for frames before anything else is written. An answer that is no
	 * hello comes from a node that does not know them: messages go on over the same
	 * connection, or over another if the answer ended it. A peer that does not answer is
	 * asked once more over another connection, as the first one may have been lost
	 * without a sign, and is then taken for such a node too, over a third connection, as
	 * it may still take the questions in. Not so if it spoke frames before: then this
	 * attempt has failed.
	 *
	 * A connection that ends before the answer proves nothing, as any can be cut, so the
	 * attempt has failed and the question comes again with the next one. It never leads
	 * to libprocess' format, in which a cut loses messages and nobody is told. No C++
	 * node is shut out by that, as none ends a connection because of the question: its
	 * parser (http_parser 2.6.2) stops behind the head of a request with Upgrade, which
	 * is a failure only if bytes follow, so the request is handled like any other GET:
	 * the process is not there, a firewall refuses, or a delegate answers. The parser
	 * then begins anew, so messages may follow the answer. Bytes that follow before it
	 * would abort the C++ node.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Dial.class);

	private static final int MOST_QUESTIONS = 2;

	private final Peer peer;

	private final Peers peers;

	private final Dialling dialling;

	/** How often the peer is still asked. */
	private int questions;

	private boolean cancelled;

	private @Nullable Channel channel;

	Dial(Peer peer, Peers peers, Dialling dialling) {
		this.peer = peer;
		this.peers = peers;
		this.dialling = dialling;
		this.questions = peers.options().frames().enabled() ? MOST_QUESTIONS : 0;
	}

	void start() {
		ChannelFuture connecting = this.peers.connect(this.peer.address(), this.peer.loop());
		Channel made = connecting.channel();
		this.channel = made;
		connecting.addListener((result) -> {
			if (result.isSuccess()) {
				connected(made);
			}
			else {
				logger.debug("Cannot connect to {}", this.peer.address(), result.cause());
				this.peer.execute(() -> this.dialling.unreachable(this, result.cause()));
			}
		});
	}

	private void connected(Channel made) {
		if (this.cancelled) {
			made.close();
		}
		else if (this.questions > 0) {
			this.questions--;
			made.pipeline().addLast(new UpgradeClient(this, this.peer, this.peers));
		}
		else {
			this.dialling.speaksMessages(this, made);
		}
	}

	/** The peer has agreed. */
	void accepted(Channel made, FrameConnection frames, FrameHello theirs) {
		if (theirs.node().equals(this.peer.address())) {
			this.dialling.speaksFrames(this, frames, theirs);
		}
		else {
			logger.debug("{} answers for {}", this.peer.address(), theirs.node());
			withoutFrames(made);
		}
	}

	/** The peer speaks frames, but not over this connection. */
	void refused(Channel made, FrameHello theirs) {
		made.close();
		this.dialling.refused(this, theirs);
	}

	/** The peer does not know frames. */
	void declined(Channel made, boolean goesOn) {
		if (goesOn) {
			this.dialling.speaksMessages(this, made);
		}
		else {
			withoutFrames(made);
		}
	}

	/** The peer has not answered. */
	void unanswered(Channel made) {
		if (this.peer.session().isKnown()) {
			cut(made);
		}
		else {
			anew(made);
		}
	}

	/** The connection ended before the answer. */
	void cut(Channel made) {
		made.close();
		this.dialling.cut(this);
	}

	/** Messages go over another connection than this one. */
	private void withoutFrames(Channel vain) {
		this.questions = 0;
		anew(vain);
	}

	private void anew(Channel vain) {
		vain.close();
		this.peer.session().hangUp();
		this.peer.execute(this::again);
	}

	private void again() {
		if (!this.cancelled) {
			start();
		}
	}

	void cancel() {
		this.cancelled = true;
		if (this.channel != null) {
			this.channel.close();
		}
	}

}
