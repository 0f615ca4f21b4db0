package io.actorprocess.spring.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * The names and key values of messages that leave the runtime: {@code actor.send}, in
 * traces also the receiver and the name of the message.
 * <p>
 * Thread-safety: stateless.
 */
public class DefaultSendObservationConvention implements SendObservationConvention {

	@Override
	public String getName() {
		return "actor.send";
	}

	@Override
	public String getContextualName(SentMessageContext context) {
		return "send " + context.message().name();
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(SentMessageContext context) {
		return KeyValues.of(KeyValue.of("actor.message", context.message().name()),
				KeyValue.of("actor.receiver", context.message().to().toString()));
	}

}
