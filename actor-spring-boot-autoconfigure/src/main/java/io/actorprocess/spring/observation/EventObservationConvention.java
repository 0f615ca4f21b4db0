package io.actorprocess.spring.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How the handling of events is observed. A bean of this type replaces the default.
 */
public interface EventObservationConvention extends ObservationConvention<Observation.Context> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof EventContext;
	}

}
