package io.actorprocess.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.annotation.Scope;

import io.actorprocess.demo.mesos.Agent;
import io.actorprocess.demo.mesos.Framework;
import io.actorprocess.demo.mesos.Master;
import io.actorprocess.demo.mesos.Timings;
import io.actorprocess.demo.mesos.Work;
import io.actorprocess.demo.text.FileTextSource;
import io.actorprocess.demo.text.TextSource;
import io.actorprocess.demo.text.TextSplitter;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.ProcessSpawner;

/**
 * Puts the small Mesos together. The processes know nothing of Spring; here they get
 * their settings and the ids that tell one life of theirs from the next.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoProperties.class)
class SmallMesosConfiguration {

	@Bean
	TextSource textSource(DemoProperties properties) throws IOException {
		return new FileTextSource(Path.of(properties.root()));
	}

	@Bean
	Timings timings() {
		return Timings.defaults();
	}

	@Bean
	@ActorProcess
	@Profile(Role.MASTER)
	Master master(Timings timings) {
		return new Master(timings);
	}

	@Bean
	@ActorProcess
	@Profile(Role.FRAMEWORK)
	Framework framework(DemoProperties properties, Timings timings) {
		return new Framework("framework-" + UUID.randomUUID(), properties.master(), timings,
				new TextSplitter(properties.taskSize().toBytes()));
	}

	@Bean
	@ActorProcess
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@Profile(Role.AGENT)
	Agent agent(DemoProperties properties, Timings timings, TextSource source) {
		Work work = new Work(properties.slots(), Math.toIntExact(properties.sliceSize().toBytes()),
				properties.sliceDelay());
		return new Agent("agent-" + UUID.randomUUID(), properties.master(), timings, work, source);
	}

	@Bean
	@Profile(Role.AGENT)
	AgentLifecycle agentLifecycle(ProcessSpawner<Agent> spawner, DemoProperties properties) {
		return new AgentLifecycle(spawner, properties.agents());
	}

}
