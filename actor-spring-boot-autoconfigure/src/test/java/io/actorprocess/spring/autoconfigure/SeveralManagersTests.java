package io.actorprocess.spring.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;

import io.actorprocess.message.UPID;
import io.actorprocess.process.ManagerState;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.netty.NettySocketManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Initialize;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.ProcessSpawner;
import io.actorprocess.process.ProcessContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several runtimes in one application: they share its life, and a process says in which
 * it lives.
 */
class SeveralManagersTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));

	@Test
	void managerBesideTheConfiguredOneStartsAndStopsWithTheApplication() {
		this.runner.withUserConfiguration(Backend.class).run((context) -> {
			ProcessManager standard = context.getBean(ProcessManager.class);
			ProcessManager backend = context.getBean("backend", ProcessManager.class);
			assertThat(standard).isNotSameAs(backend);
			assertThat(standard.state()).isEqualTo(ManagerState.RUNNING);
			assertThat(backend.state()).isEqualTo(ManagerState.RUNNING);

			context.close();

			assertThat(standard.state()).isEqualTo(ManagerState.STOPPED);
			assertThat(backend.state()).isEqualTo(ManagerState.STOPPED);
		});
	}

	@Test
	void processLivesWhereItsAnnotationSays() {
		this.runner.withUserConfiguration(Backend.class, Processes.class).run((context) -> {
			ProcessManager backend = context.getBean("backend", ProcessManager.class);
			Client client = context.getBean(Client.class);

			assertThat(client.front().manager()).isSameAs(context.getBean(ProcessManager.class));
			assertThat(client.back().manager()).isSameAs(backend);
			assertThat(client.workers().spawn().manager()).isSameAs(backend);
			assertThat(client.back().dispatch(Listener::heard).get(Duration.ofSeconds(10))).isZero();
		});
	}

	@Test
	void processesOfTwoRuntimesTalkThroughTheirSockets() {
		this.runner.withUserConfiguration(Backend.class, Processes.class).run((context) -> {
			Client client = context.getBean(Client.class);
			UPID back = client.back().upid();

			client.front().dispatch((front) -> front.greet(back)).get(Duration.ofSeconds(10));

			while (client.back().dispatch(Listener::heard).get(Duration.ofSeconds(10)) == 0) {
				Thread.onSpinWait();
			}
		});
	}

	@Test
	void allSurviveAPauseOfTheContext() {
		this.runner.withUserConfiguration(Backend.class, Processes.class).run((context) -> {
			ConfigurableApplicationContext source = context
				.getSourceApplicationContext(ConfigurableApplicationContext.class);
			ProcessManager backend = context.getBean("backend", ProcessManager.class);

			source.pause();
			assertThat(backend.state()).isEqualTo(ManagerState.STOPPED);
			source.restart();

			assertThat(context.getBean(Client.class).back().dispatch(Listener::heard).get(Duration.ofSeconds(10)))
				.isZero();
		});
	}

	@Test
	void noneRunsIfOneCannotStart() {
		ProcessManager broken = ProcessManager.builder()
			.ip("192.0.2.1")
			.socketManager(new NettySocketManager())
			.build();
		ProcessManager first = ProcessManager.builder().build();
		this.runner.withBean("first", ProcessManager.class, () -> first, (definition) -> definition.setPrimary(true))
			.withBean("broken", ProcessManager.class, () -> broken)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(first.state()).isEqualTo(ManagerState.STOPPED);
			});
	}

	@Test
	void primaryManagerIsTheDefaultOne() {
		this.runner.withUserConfiguration(Two.class).withBean("home", Home.class).run((context) -> {
			ProcessManager main = context.getBean("main", ProcessManager.class);

			assertThat(main.pid("home", Home.class).dispatch(Home::rooms).get(Duration.ofSeconds(10))).isEqualTo(3);
			assertThat(context.getBean("other", ProcessManager.class).state()).isEqualTo(ManagerState.RUNNING);
		});
	}

	@Test
	void twoEqualManagersAreAmbiguous() {
		this.runner.withBean("one", ProcessManager.class, () -> ProcessManager.builder().build())
			.withBean("two", ProcessManager.class, () -> ProcessManager.builder().build())
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(NoUniqueBeanDefinitionException.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Backend {

		@Bean(defaultCandidate = false)
		ProcessManager backend() {
			return ProcessManager.builder().workerCount(1).socketManager(new NettySocketManager()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Two {

		@Bean
		@Primary
		ProcessManager main() {
			return ProcessManager.builder().build();
		}

		@Bean
		ProcessManager other() {
			return ProcessManager.builder().build();
		}

	}

	static class Listener {

		private final ProcessContext[] context = new ProcessContext[1];

		private int heard;

		@Initialize
		void begin(ProcessContext context) {
			this.context[0] = context;
		}

		boolean greet(UPID to) {
			this.context[0].send(to, "hello", new byte[0]);
			return true;
		}

		@Install("hello")
		void hello() {
			this.heard++;
		}

		int heard() {
			return this.heard;
		}

	}

	@ActorProcess
	static class Home {

		int rooms() {
			return 3;
		}

	}

	static class Worker {

		void work() {
		}

	}

	record Client(PID<Listener> front, PID<Listener> back, ProcessSpawner<Worker> workers) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Processes {

		@Bean
		@Qualifier("front")
		@ActorProcess("listener")
		Listener front() {
			return new Listener();
		}

		@Bean
		@Qualifier("back")
		@ActorProcess(value = "listener", manager = "backend")
		Listener back() {
			return new Listener();
		}

		@Bean
		@Scope("prototype")
		@ActorProcess(manager = "backend")
		Worker worker() {
			return new Worker();
		}

		@Bean
		Client client(@Qualifier("front") PID<Listener> front, @Qualifier("back") PID<Listener> back,
				ProcessSpawner<Worker> workers) {
			return new Client(front, back, workers);
		}

	}

}
