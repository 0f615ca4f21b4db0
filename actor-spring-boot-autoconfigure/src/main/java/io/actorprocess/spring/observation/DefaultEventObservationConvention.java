package io.actorprocess.spring.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;

import io.actorprocess.process.HandledEvent;

/**
 * The names and key values of handled events: {@code actor.process} with the definition
 * of the process and the kind of the event, in traces also the process and the name of a
 * message, which others choose.
 * <p>
 * Thread-safety: stateless.
 */
public class DefaultEventObservationConvention implements EventObservationConvention {

	@Override
	public String getName() {
		return "actor.process";
	}

	@Override
	public String getContextualName(Observation.Context context) {
		HandledEvent event = event(context);
		return event.definition() + " " + (event.name().isEmpty() ? event.kind().label() : event.name());
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(Observation.Context context) {
		HandledEvent event = event(context);
		return KeyValues.of(KeyValue.of("process", event.definition()), KeyValue.of("type", event.kind().label()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(Observation.Context context) {
		return KeyValues.of("actor.pid", event(context).process().toString());
	}

	private static HandledEvent event(Observation.Context context) {
		return ((EventContext) context).event();
	}

}
