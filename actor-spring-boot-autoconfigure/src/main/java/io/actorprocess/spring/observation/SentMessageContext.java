package io.actorprocess.spring.observation;

import java.util.Locale;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;

import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;

/**
 * A message that leaves the runtime, with what shall travel beside it.
 * <p>
 * Thread-safety: for the thread that sends the message.
 */
public final class SentMessageContext extends SenderContext<SentMessageContext> {

	private final Message message;

	private Metadata metadata = Metadata.NONE;

	SentMessageContext(Message message) {
		super((carrier, name, value) -> {
			if (carrier != null) {
				carrier.add(name.toLowerCase(Locale.ROOT), value);
			}
		}, Kind.PRODUCER);
		this.message = message;
		setCarrier(this);
	}

	private void add(String name, String value) {
		// What does not fit is not worth the message
		if (this.metadata.accepts(name, value)) {
			this.metadata = this.metadata.with(name, value);
		}
	}

	/**
	 * The message as the sender made it.
	 * @return the message
	 */
	public Message message() {
		return this.message;
	}

	/** What shall travel beside the message. */
	Metadata metadata() {
		return this.metadata;
	}

}
