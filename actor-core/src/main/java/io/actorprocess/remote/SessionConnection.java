package io.actorprocess.remote;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.UPID;

/**
 * A connection, as its {@link FrameSession} sees it.
 */
public interface SessionConnection {

	/**
	 * Judges a sender that is of another node than the peer.
	 * @param from who says to have sent a message
	 * @return why it may not, or null if it may
	 */
	@Nullable String objection(UPID from);

	/**
	 * The session goes on without this connection, which is of no more use. Called with
	 * the lock of the session.
	 */
	void replaced();

}
