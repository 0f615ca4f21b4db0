package io.actorprocess.spring.autoconfigure;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.actuate.ActorInfoContributor;
import io.actorprocess.spring.actuate.DeadLettersEndpoint;
import io.actorprocess.spring.actuate.DrainEndpoint;
import io.actorprocess.spring.actuate.ProcessesEndpoint;
import io.actorprocess.spring.actuate.RunQueueEndpoint;
import io.actorprocess.spring.actuate.SocketsEndpoint;

/**
 * Auto-configuration of the runtime's endpoints.
 */
@AutoConfiguration(after = { ActorAutoConfiguration.class, ApplicationAvailabilityAutoConfiguration.class })
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(ProcessManager.class)
public final class ActorEndpointAutoConfiguration {

	@Bean
	@ConditionalOnAvailableEndpoint
	@ConditionalOnMissingBean
	ProcessesEndpoint actorProcessesEndpoint(ProcessManager manager) {
		return new ProcessesEndpoint(manager);
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	@ConditionalOnMissingBean
	RunQueueEndpoint actorRunQueueEndpoint(ProcessManager manager) {
		return new RunQueueEndpoint(manager);
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	@ConditionalOnMissingBean
	SocketsEndpoint actorSocketsEndpoint(ProcessManager manager) {
		return new SocketsEndpoint(manager);
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	@ConditionalOnMissingBean
	DeadLettersEndpoint actorDeadLettersEndpoint(ProcessManager manager) {
		return new DeadLettersEndpoint(manager);
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	@ConditionalOnBean(ApplicationAvailability.class)
	@ConditionalOnMissingBean
	DrainEndpoint actorDrainEndpoint(ProcessManager manager, ApplicationContext context,
			ApplicationAvailability availability) {
		return new DrainEndpoint(manager, context, availability);
	}

	@Bean
	@ConditionalOnEnabledInfoContributor("actor")
	@ConditionalOnMissingBean
	ActorInfoContributor actorInfoContributor(ProcessManager manager) {
		return new ActorInfoContributor(manager);
	}

}
