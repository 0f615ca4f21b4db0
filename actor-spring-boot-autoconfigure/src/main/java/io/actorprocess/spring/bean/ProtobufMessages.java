package io.actorprocess.spring.bean;

import com.google.protobuf.Internal;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;

import io.actorprocess.message.Message;

/**
 * Decodes protobuf messages. The only class that knows the protobuf library, which may be
 * absent.
 * <p>
 * Thread-safety: stateless.
 */
final class ProtobufMessages {

	private ProtobufMessages() {
	}

	static boolean isMessage(Class<?> type) {
		return com.google.protobuf.Message.class.isAssignableFrom(type);
	}

	/** The name that messages of a type bear on the wire. */
	static String nameOf(Class<?> type) {
		return prototype(type).getDescriptorForType().getFullName();
	}

	static Argument<Message> argument(Class<?> type) {
		com.google.protobuf.Message prototype = prototype(type);
		return (context, message) -> decode(prototype, message);
	}

	private static MessageLite decode(com.google.protobuf.Message prototype, Message message)
			throws UnusableEventException {
		try {
			return prototype.getParserForType().parseFrom(message.body());
		}
		catch (InvalidProtocolBufferException ex) {
			throw new UnusableEventException(
					"The body is no " + prototype.getDescriptorForType().getFullName() + ": " + ex.getMessage(), ex);
		}
	}

	private static com.google.protobuf.Message prototype(Class<?> type) {
		return Internal.getDefaultInstance(type.asSubclass(com.google.protobuf.Message.class));
	}

}
