package io.actorprocess.spring.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.metrics.ActorMetrics;

/**
 * Auto-configuration of the runtime's meters.
 */
@AutoConfiguration(after = ActorAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(ProcessManager.class)
@ConditionalOnBooleanProperty(name = "actor.metrics.enabled", matchIfMissing = true)
public final class ActorMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActorMetrics actorMetrics(ProcessManager manager, ActorProperties properties) {
		int maxProcesses = properties.metrics().maxProcesses();
		PropertyCheck.require("actor.metrics.max-processes", maxProcesses, maxProcesses >= 0,
				"Allowed is 0, which counts all processes together, and more");
		return new ActorMetrics(manager, maxProcesses);
	}

}
