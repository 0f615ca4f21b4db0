package io.actorprocess.remote.netty;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

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
	 * taken for such a node too, over another connection, as it may still take the
	 * question in. Not so if it spoke frames before: then this attempt has failed.
	 *
	 * A connection that ends before the answer proves nothing, as any can be cut, so the
	 * question is repeated.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Dial.class);

	private static final int MOST_QUESTIONS = 3;

	private final Peer peer;

	private final Peers peers;

	/** How often the peer is still asked. */
	private int questions;

	private boolean cancelled;

	private @Nullable Channel channel;

	Dial(Peer peer, Peers peers) {
		this.peer = peer;
		this.peers = peers;
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
				this.peer.execute(() -> this.peer.line().unreachable(this, result.cause()));
			}
		});
	}

	private void connected(Channel made) {
		if (this.cancelled) {
			made.close();
		}
		else if (this.questions == 0) {
			this.peer.line().speaksMessages(this, made);
		}
		else {
			this.questions--;
			made.pipeline().addLast(new UpgradeClient(this, this.peer, this.peers));
		}
	}

	/** The peer has agreed. */
	void accepted(Channel made, FrameConnection frames, FrameHello theirs) {
		if (theirs.node().equals(this.peer.address())) {
			this.peer.line().speaksFrames(this, frames, theirs);
		}
		else {
			logger.debug("{} answers for {}", this.peer.address(), theirs.node());
			anew(made, 0);
		}
	}

	/** The peer speaks frames, but not over this connection. */
	void refused(Channel made, FrameHello theirs) {
		made.close();
		this.peer.line().refused(this, theirs);
	}

	/** The peer does not know frames. */
	void declined(Channel made, boolean goesOn) {
		if (goesOn) {
			this.peer.line().speaksMessages(this, made);
		}
		else {
			anew(made, 0);
		}
	}

	/** The peer has not answered. */
	void unanswered(Channel made) {
		if (this.peer.session().isKnown()) {
			ended(made);
		}
		else {
			anew(made, 0);
		}
	}

	/** The connection ended before the answer. */
	void cut(Channel made) {
		if (this.peer.session().isKnown()) {
			ended(made);
		}
		else {
			anew(made, this.questions);
		}
	}

	private void ended(Channel made) {
		made.close();
		this.peer.line().unreachable(this, new IOException("There was no answer"));
	}

	private void anew(Channel vain, int more) {
		vain.close();
		this.peer.session().hangUp();
		this.questions = more;
		long pause = (more == 0) ? 0 : this.peers.options().frames().leastBackoff().toNanos();
		if (!this.cancelled) {
			this.peer.loop().schedule(this::again, pause, TimeUnit.NANOSECONDS);
		}
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
