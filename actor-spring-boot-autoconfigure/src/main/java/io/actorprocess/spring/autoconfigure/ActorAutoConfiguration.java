package io.actorprocess.spring.autoconfigure;

import java.time.Duration;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.handler.codec.ByteToMessageDecoder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

import io.actorprocess.process.ContextPropagation;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.ProcessManagerBuilder;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.remote.TlsOptions;
import io.actorprocess.remote.netty.NettySocketManager;
import io.actorprocess.spring.bean.JsonWriter;
import io.actorprocess.spring.bean.PidRegistrar;
import io.actorprocess.spring.bean.ProcessBeans;

/**
 * Auto-configuration of the actor runtime.
 */
@AutoConfiguration(afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass(ProcessManager.class)
@ConditionalOnBooleanProperty(name = "actor.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ActorProperties.class)
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
	static PidRegistrar actorPidRegistrar() {
		return new PidRegistrar(PROCESS_BEANS);
	}

	@Bean(PROCESS_BEANS)
	ProcessBeans actorProcessBeans(ProcessManager manager, ConfigurableListableBeanFactory beans,
			ObjectProvider<JsonWriter> json, ActorProperties properties) {
		return new ProcessBeans(manager, beans, json, new SupervisionPolicy(properties.supervision()).toSupervision());
	}

	@Bean
	ActorLifecycle actorLifecycle(ProcessManager manager, ProcessBeans processes, ActorProperties properties) {
		Duration drainTimeout = properties.shutdown().drainTimeout();
		PropertyCheck.require("actor.shutdown.drain-timeout", drainTimeout,
				!drainTimeout.isNegative() && drainTimeout.compareTo(Duration.ofDays(1)) <= 0,
				"Allowed is 0s, which drains nothing, to 1d");
		return new ActorLifecycle(manager, processes, drainTimeout);
	}

	@Bean
	DrainLifecycle actorDrainLifecycle(ProcessManager manager, ApplicationContext context) {
		return new DrainLifecycle(manager, context);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ServerBootstrap.class, ByteToMessageDecoder.class })
	@ConditionalOnBooleanProperty(name = "actor.socket.enabled", matchIfMissing = true)
	static class NettyConfiguration {

		@Bean
		@ConditionalOnMissingBean(SocketManager.class)
		NettySocketManager actorSocketManager(ActorProperties properties, ObjectProvider<SslBundles> bundles) {
			TlsOptions tls = new TlsSetup(properties, bundles.getIfAvailable()).toOptions();
			return new NettySocketManager(new NettyOptions(properties.socket(), tls).toOptions());
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
