package io.actorprocess.spring.autoconfigure;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import io.actorprocess.process.ContextPropagation;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.observation.EventObservationConvention;
import io.actorprocess.spring.observation.MicrometerPropagation;
import io.actorprocess.spring.observation.SendObservationConvention;

/**
 * Auto-configuration of what takes traces, log contexts and logins along to processes. It
 * is there where Micrometer's context propagation is, which comes with its tracing.
 */
@AutoConfiguration(before = ActorAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass({ ProcessManager.class, ContextSnapshotFactory.class, ObservationRegistry.class })
@ConditionalOnBooleanProperty(name = "actor.context-propagation.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ActorProperties.class)
public final class ActorContextPropagationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ContextPropagation actorContextPropagation(ActorProperties properties,
			ObjectProvider<ContextSnapshotFactory> snapshots, ObjectProvider<ThreadLocalAccessor<?>> accessors,
			ObjectProvider<ObservationRegistry> observations, ObjectProvider<EventObservationConvention> events,
			ObjectProvider<SendObservationConvention> sends) {
		ObservationRegistry registry = observations.getIfUnique(() -> ObservationRegistry.NOOP);
		return new MicrometerPropagation(snapshots.getIfUnique(() -> snapshotFactory(accessors)),
				properties.observation().enabled() ? registry : ObservationRegistry.NOOP, events.getIfUnique(),
				sends.getIfUnique());
	}

	/** Everything that is registered for the JVM, the log context, and accessor beans. */
	private static ContextSnapshotFactory snapshotFactory(ObjectProvider<ThreadLocalAccessor<?>> accessors) {
		ContextRegistry registry = new ContextRegistry();
		registry.registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
		ContextRegistry.getInstance().getThreadLocalAccessors().forEach(registry::registerThreadLocalAccessor);
		accessors.orderedStream().forEach(registry::registerThreadLocalAccessor);
		// What the sender had not, the handler must not have from somebody else
		return ContextSnapshotFactory.builder().contextRegistry(registry).clearMissing(true).build();
	}

}
