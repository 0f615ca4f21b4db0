package io.actorprocess.protobuf;

import io.actorprocess.message.UPID;

/**
 * Handles one field of the protobuf messages of a type.
 *
 * @param <A> the type of the field
 */
@FunctionalInterface
public interface FieldHandler<A> {

	/**
	 * Handles a message.
	 * @param from who sent it
	 * @param field the field
	 * @throws Exception as any handler
	 */
	void handle(UPID from, A field) throws Exception;

}
