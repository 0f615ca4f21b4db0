package io.actorprocess.process;

import io.actorprocess.message.UPID;

/**
 * Handles the messages of one name within a process.
 */
@FunctionalInterface
public interface MessageHandler {

	/**
	 * Handles a message.
	 * @param from who sent it
	 * @param body the bytes; not to be changed
	 * @throws Exception ends the process
	 */
	void handle(UPID from, byte[] body) throws Exception;

}
