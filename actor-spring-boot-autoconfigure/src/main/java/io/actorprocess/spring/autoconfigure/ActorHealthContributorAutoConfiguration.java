package io.actorprocess.spring.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.actuate.ActorHealthIndicator;

/**
 * Auto-configuration of the runtime's health.
 */
@AutoConfiguration(after = ActorAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(ProcessManager.class)
@ConditionalOnEnabledHealthIndicator("actor")
public final class ActorHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "actorHealthIndicator")
	ActorHealthIndicator actorHealthIndicator(ProcessManager manager) {
		return new ActorHealthIndicator(manager);
	}

}
