package io.actorprocess.remote.netty;

import java.io.IOException;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What connections to a peer have in common, whatever they speak: they write what waits
 * when they can, and end gently.
 * <p>
 * Thread-safety: owned by the event loop of its channel; the methods of
 * {@link PeerConnection} are for any thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed close ends the channel, which is
												// watched
abstract class AbstractPeerConnection extends ChannelInboundHandlerAdapter implements PeerConnection {

	private final Logger logger = LoggerFactory.getLogger(getClass());

	private final Peer peer;

	private final Channel channel;

	private final Peers peers;

	/** Whether the connection ends after what waits. */
	private boolean finishing;

	/** Whether nothing more is written. */
	private boolean parted;

	AbstractPeerConnection(Peer peer, Channel channel, Peers peers) {
		this.peer = peer;
		this.channel = channel;
		this.peers = peers;
	}

	/** Writes what waits, as far as that is possible now. */
	abstract void drain();

	/** The connection, gently or not, has no more use for its timers. */
	abstract void stopTimers();

	final Peer peer() {
		return this.peer;
	}

	final Channel channel() {
		return this.channel;
	}

	final Peers peers() {
		return this.peers;
	}

	final boolean isParted() {
		return this.parted;
	}

	final boolean isFinishing() {
		return this.finishing;
	}

	/** Whether it was asked to finish, and nothing waits any more. */
	final boolean isFinished() {
		return this.finishing && !this.peer.outbox().isWaiting();
	}

	/** Writes nothing more; what was written arrives. */
	final void end() {
		if (!this.parted) {
			this.parted = true;
			stopTimers();
			LingeringClose.start(this.channel);
		}
	}

	@Override
	public final void wake() {
		this.peers.execute(this.channel.eventLoop(), this::drain);
	}

	@Override
	public final void finish() {
		this.peers.execute(this.channel.eventLoop(), () -> {
			this.finishing = true;
			drain();
		});
	}

	@Override
	public final void part() {
		this.peers.execute(this.channel.eventLoop(), this::end);
	}

	@Override
	public final void close() {
		this.channel.close();
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext ctx) {
		drain();
		ctx.fireChannelWritabilityChanged();
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		this.parted = true;
		stopTimers();
		this.peer.ended(this);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (cause instanceof IOException) {
			this.logger.debug("The connection to {} broke", this.peer.address(), cause);
		}
		else {
			this.logger.warn("The connection to {} is closed after a failure", this.peer.address(), cause);
		}
		ctx.close();
	}

}
