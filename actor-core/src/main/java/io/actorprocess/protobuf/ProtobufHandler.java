package io.actorprocess.protobuf;

import com.google.protobuf.Message;

import io.actorprocess.message.UPID;

/**
 * Handles protobuf messages of one type within a process.
 *
 * @param <M> the type of the message
 */
@FunctionalInterface
public interface ProtobufHandler<M extends Message> {

	/**
	 * Handles a message.
	 * @param from who sent it
	 * @param message the decoded message
	 * @throws Exception ends the process
	 */
	void handle(UPID from, M message) throws Exception;

}
