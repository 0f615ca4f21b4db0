package io.actorprocess.spring.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How messages that leave the runtime are observed. A bean of this type replaces the
 * default.
 */
public interface SendObservationConvention extends ObservationConvention<SentMessageContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof SentMessageContext;
	}

}
