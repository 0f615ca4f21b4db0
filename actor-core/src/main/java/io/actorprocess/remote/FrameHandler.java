package io.actorprocess.remote;

import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;

/**
 * Takes decoded frames.
 */
interface FrameHandler {

	/**
	 * A message.
	 * @param from who sent it
	 * @param id the receiver
	 * @param name its name
	 * @param body its bytes, handed over
	 * @param metadata what travelled beside the body
	 */
	void message(UPID from, String id, String name, byte[] body, Metadata metadata);

	/**
	 * The peer wants to be told of the end of a process.
	 * @param id the process
	 */
	void link(String id);

	/**
	 * The peer does not want to be told any more.
	 * @param id the process
	 */
	void unlink(String id);

	/**
	 * A process of the peer has ended.
	 * @param id the process
	 * @param kind why
	 */
	void exited(String id, ExitReason.Kind kind);

	/**
	 * The peer has taken in messages and notices.
	 * @param count how many since the beginning of the session
	 */
	void ack(long count);

	/**
	 * The peer asks for a sign of life.
	 * @param number what to repeat
	 */
	void ping(long number);

	/**
	 * The peer gives a sign of life.
	 * @param number what the ping said
	 */
	void pong(long number);

	/**
	 * The peer will neither send nor take anything more.
	 * @param reason why
	 */
	void goAway(String reason);

}
