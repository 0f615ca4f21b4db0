package io.actorprocess.spring.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.actuate.ActorConsoleEndpoint;

/**
 * Auto-configuration of the console page for operators.
 */
@AutoConfiguration(after = ActorAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnWebApplication
@ConditionalOnBean(ProcessManager.class)
@EnableConfigurationProperties(ActorConsoleProperties.class)
public final class ActorConsoleAutoConfiguration {

	@Bean
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	@ConditionalOnMissingBean
	ActorConsoleEndpoint actorConsoleEndpoint(ProcessManager manager, ActorConsoleProperties properties,
			ObjectProvider<WebEndpointsSupplier> endpoints) {
		Duration interval = properties.refreshInterval();
		PropertyCheck.require("actor.console.refresh-interval", interval,
				interval.isZero() || interval.compareTo(Duration.ofMillis(100)) >= 0,
				"Allowed is 0, which lets the page ask on demand only, and 100ms or more");
		return new ActorConsoleEndpoint(manager, interval,
				() -> endpoints.orderedStream().flatMap((supplier) -> supplier.getEndpoints().stream()).toList());
	}

}
