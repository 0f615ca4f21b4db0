package io.actorprocess.protobuf;

import io.actorprocess.message.UPID;

/**
 * Handles two fields of the protobuf messages of a type.
 *
 * @param <A> the type of the first field
 * @param <B> the type of the second field
 */
@FunctionalInterface
public interface TwoFieldsHandler<A, B> {

	/**
	 * Handles a message.
	 * @param from who sent it
	 * @param first the first field
	 * @param second the second field
	 * @throws Exception as any handler
	 */
	void handle(UPID from, A first, B second) throws Exception;

}
