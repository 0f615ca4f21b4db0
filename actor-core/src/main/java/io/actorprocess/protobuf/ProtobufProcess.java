package io.actorprocess.protobuf;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import com.google.protobuf.Internal;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.ProcessBase;

/**
 * A process that sends and receives protobuf messages. On the wire a message bears the
 * full name of its type, as in libprocess, so C++ processes understand it.
 * <p>
 * Bytes that do not decode are listed as a dead letter and named in the log once per
 * type; the process goes on.
 * <p>
 * Thread-safety: as {@link ProcessBase}.
 */
public abstract class ProtobufProcess extends ProcessBase {

	private static final Logger logger = LoggerFactory.getLogger(ProtobufProcess.class);

	/** Owned by the process: types whose decoding failed before. */
	private final Set<String> undecodable = new HashSet<>(2);

	/** Owned by the process: non-null while a protobuf handler runs. */
	private @Nullable UPID sender;

	/**
	 * A process with a generated id.
	 */
	protected ProtobufProcess() {
	}

	/**
	 * A process with an id.
	 * @param id the id
	 */
	protected ProtobufProcess(String id) {
		super(id);
	}

	/**
	 * Handles messages of a type. The last handler of a type counts.
	 * @param <M> the type
	 * @param type the class of the generated message
	 * @param handler the handler
	 */
	protected final <M extends Message> void install(Class<M> type, ProtobufHandler<? super M> handler) {
		M prototype = Internal.getDefaultInstance(type);
		String name = nameOf(prototype);
		install(name, (from, body) -> {
			M message = decode(prototype, name, from, body);
			if (message != null) {
				handle(handler, from, message);
			}
		});
	}

	/**
	 * Handles one field of the messages of a type.
	 * @param <M> the type
	 * @param <A> the type of the field
	 * @param type the class of the generated message
	 * @param field gets the field, such as {@code M::getName}
	 * @param handler the handler
	 */
	protected final <M extends Message, A> void install(Class<M> type, Function<? super M, ? extends A> field,
			FieldHandler<? super A> handler) {
		install(type, (from, message) -> handler.handle(from, field.apply(message)));
	}

	/**
	 * Handles two fields of the messages of a type.
	 * @param <M> the type
	 * @param <A> the type of the first field
	 * @param <B> the type of the second field
	 * @param type the class of the generated message
	 * @param first gets the first field
	 * @param second gets the second field
	 * @param handler the handler
	 */
	protected final <M extends Message, A, B> void install(Class<M> type, Function<? super M, ? extends A> first,
			Function<? super M, ? extends B> second, TwoFieldsHandler<? super A, ? super B> handler) {
		install(type, (from, message) -> handler.handle(from, first.apply(message), second.apply(message)));
	}

	@SuppressWarnings("unchecked")
	private <M extends Message> @Nullable M decode(M prototype, String name, UPID from, byte[] body) {
		try {
			return (M) prototype.getParserForType().parseFrom(body);
		}
		catch (InvalidProtocolBufferException ex) {
			refuse(from, name, DeadLetterReason.UNDECODABLE);
			if (this.undecodable.add(name)) {
				logger.warn("{} got bytes from {} that are no {}; more of these are only counted", upid(), from, name,
						ex);
			}
			return null;
		}
	}

	private <M extends Message> void handle(ProtobufHandler<? super M> handler, UPID from, M message) throws Exception {
		this.sender = from;
		try {
			handler.handle(from, message);
		}
		finally {
			this.sender = null;
		}
	}

	/**
	 * Sends a message.
	 * @param to the receiver, here or in another runtime
	 * @param message the message, with all required fields
	 */
	protected final void send(UPID to, Message message) {
		send(to, nameOf(message), message.toByteArray());
	}

	/**
	 * Asks another process, in the name of a short-lived process of this request's own:
	 * that is the sender which the peer sees.
	 * @param <R> the type of the response
	 * @param peer the process to ask, here or in another runtime
	 * @param request the request
	 * @param type the class of the response
	 * @param timeout how long to wait for it
	 * @return the response to come, as {@link Protocol#ask} says; defer what is to run
	 * within this process
	 */
	protected final <R extends Message> Future<R> request(UPID peer, Message request, Class<R> type, Duration timeout) {
		return new Protocol<>(manager(), type, timeout).ask(peer, request);
	}

	/**
	 * Answers the message that is being handled.
	 * @param message the answer
	 * @throws IllegalStateException outside a protobuf handler: remember the sender and
	 * use {@link #send} there
	 */
	protected final void reply(Message message) {
		UPID to = this.sender;
		if (to == null) {
			throw new IllegalStateException(upid() + " has nobody to reply to: reply(…) works only while a protobuf "
					+ "handler runs; remember the sender and use send(…)");
		}
		send(to, message);
	}

	/** The name that a message bears on the wire. */
	static String nameOf(Message message) {
		return message.getDescriptorForType().getFullName();
	}

}
