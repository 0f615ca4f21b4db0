package io.actorprocess.spring.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.handler.codec.ByteToMessageDecoder;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;
import tools.jackson.databind.json.JsonMapper;

import io.actorprocess.endpoint.BuiltInEndpoints;
import io.actorprocess.endpoint.LoggingControl;
import io.actorprocess.http.AccessControl;
import io.actorprocess.http.Authenticator;
import io.actorprocess.http.Firewall;
import io.actorprocess.http.FirewallRule;
import io.actorprocess.metrics.MetricsRegistry;
import io.actorprocess.process.ContextPropagation;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.ProcessManagerBuilder;
import io.actorprocess.remote.MessageCredentials;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.remote.TlsOptions;
import io.actorprocess.remote.netty.NettySocketManager;
import io.actorprocess.spring.bean.JsonWriter;
import io.actorprocess.spring.bean.PidRegistrar;
import io.actorprocess.spring.bean.ProcessBeans;
import io.actorprocess.spring.bean.ProcessManagers;

/**
 * Auto-configuration of the actor runtime.
 */
@AutoConfiguration(afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass(ProcessManager.class)
@ConditionalOnBooleanProperty(name = "actor.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ ActorProperties.class, ActorHttpProperties.class })
@ImportRuntimeHints(ActorRuntimeHints.class)
public final class ActorAutoConfiguration {

	private static final String PROCESS_BEANS = "actorProcessBeans";

	// Its close() comes after the lifecycle has stopped it, and frees the clock
	@Bean
	@ConditionalOnMissingBean
	ProcessManager actorProcessManager(ObjectProvider<SocketManager> sockets,
			ObjectProvider<ContextPropagation> propagation,
			ObjectProvider<ProcessManagerBuilderCustomizer> customizers) {
		ProcessManagerBuilder builder = ProcessManager.builder();
		sockets.ifAvailable(builder::socketManager);
		propagation.ifAvailable(builder::contextPropagation);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	@Bean
	@Order(0)
	ProcessManagerBuilderCustomizer actorPropertiesCustomizer(ActorProperties properties) {
		return new PropertiesCustomizer(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	AccessControl actorAccessControl(ActorHttpProperties properties, Map<String, Authenticator> authenticators,
			ObjectProvider<ProcessManager> manager) {
		return new RealmSetup(properties, () -> manager.getObject().clock().now()).toAccessControl(authenticators);
	}

	@Bean
	@ConditionalOnMissingBean
	MetricsRegistry actorMetricsRegistry() {
		return new MetricsRegistry();
	}

	@Bean
	@ConditionalOnMissingBean
	LoggingControl actorLoggingControl(ResourceLoader resources) {
		return new BootLoggingControl(LoggingSystem.get(Objects.requireNonNull(resources.getClassLoader())));
	}

	@Bean
	@Order(1)
	ProcessManagerBuilderCustomizer actorHttpCustomizer(ActorHttpProperties properties, AccessControl access,
			MetricsRegistry metrics, LoggingControl logging) {
		Firewall firewall = new Firewall();
		if (!properties.disabledEndpoints().isEmpty()) {
			firewall.install(List.of(FirewallRule.disabledEndpoints(properties.disabledEndpoints())));
		}
		return (builder) -> builder.accessControl(access)
			.firewall(firewall)
			.endpoints(BuiltInEndpoints.of(metrics)
				.withLogging(logging)
				.withRealms(properties.endpoints().readRealm(), properties.endpoints().writeRealm()));
	}

	@Bean
	@ConfigurationPropertiesBinding
	static UpidConverter actorUpidConverter() {
		return new UpidConverter();
	}

	@Bean
	static PidRegistrar actorPidRegistrar() {
		return new PidRegistrar(PROCESS_BEANS);
	}

	// Also those that are no candidates for injection, as managers beside another should
	// be
	@Bean
	ProcessManagers actorProcessManagers(ProcessManager manager, ListableBeanFactory beans) {
		return new ProcessManagers(manager, beans.getBeansOfType(ProcessManager.class));
	}

	@Bean(PROCESS_BEANS)
	ProcessBeans actorProcessBeans(ProcessManagers managers, ConfigurableListableBeanFactory beans,
			ObjectProvider<JsonWriter> json, AccessControl access, ActorProperties properties,
			ApplicationEventPublisher events) {
		return new ProcessBeans(managers, beans, json, access,
				new SupervisionPolicy(properties.supervision()).toSupervision(), events);
	}

	@Bean
	ActorLifecycle actorLifecycle(ProcessManagers managers, ProcessBeans processes, ActorProperties properties,
			ApplicationEventPublisher events) {
		Duration drainTimeout = properties.shutdown().drainTimeout();
		PropertyCheck.require("actor.shutdown.drain-timeout", drainTimeout,
				!drainTimeout.isNegative() && drainTimeout.compareTo(Duration.ofDays(1)) <= 0,
				"Allowed is 0s, which drains nothing, to 1d");
		return new ActorLifecycle(managers, processes, drainTimeout, events);
	}

	@Bean
	DrainLifecycle actorDrainLifecycle(ProcessManagers managers, ApplicationContext context) {
		return new DrainLifecycle(managers, context);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ServerBootstrap.class, ByteToMessageDecoder.class })
	@ConditionalOnBooleanProperty(name = "actor.socket.enabled", matchIfMissing = true)
	static class NettyConfiguration {

		@Bean
		@ConditionalOnMissingBean(SocketManager.class)
		NettySocketManager actorSocketManager(ActorProperties properties, ActorHttpProperties http,
				ObjectProvider<SslBundles> bundles, ObjectProvider<MessageCredentials> credentials) {
			TlsOptions tls = new TlsSetup(properties, bundles.getIfAvailable()).toOptions();
			MessageCredentials shown = new CredentialsSetup(http).toCredentials(credentials.getIfAvailable());
			return new NettySocketManager(new NettyOptions(properties.socket(), tls, shown).toOptions());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	@ConditionalOnSingleCandidate(JsonMapper.class)
	static class JsonConfiguration {

		@Bean
		@ConditionalOnMissingBean
		JsonWriter actorJsonWriter(JsonMapper mapper) {
			return mapper::writeValueAsString;
		}

	}

}
