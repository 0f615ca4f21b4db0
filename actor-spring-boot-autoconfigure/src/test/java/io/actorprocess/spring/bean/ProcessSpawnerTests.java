package io.actorprocess.spring.bean;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.ProcessSpawner;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Spawning processes of beans of scope prototype.
 */
class ProcessSpawnerTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withUserConfiguration(Workers.class)
		.withBean(Client.class)
		.withBean(Service.class);

	@Test
	void everySpawnMakesABeanAndAProcess() {
		this.runner.run((context) -> {
			ProcessSpawner<Worker> workers = context.getBean(Client.class).workers();

			PID<Worker> one = workers.spawn("Ann", 3);
			PID<Worker> two = workers.spawn("Bob", 4);

			assertThat(one.id()).isEqualTo("worker(1)");
			assertThat(two.id()).isEqualTo("worker(2)");
			assertThat(one.dispatch(Worker::describe).get(Duration.ofSeconds(10))).isEqualTo("Ann 3 service");
			assertThat(two.dispatch(Worker::describe).get(Duration.ofSeconds(10))).isEqualTo("Bob 4 service");
		});
	}

	@Test
	void beanOfAFactoryMethodIsSpawned() {
		this.runner.run((context) -> {
			PID<Helper> helper = context.getBean(Client.class).helpers().spawn("Eve");

			assertThat(helper.dispatch(Helper::toString).get(Duration.ofSeconds(10)))
				.isEqualTo("Helper[name=Eve, service=service]");
		});
	}

	@Test
	void beanIsDestroyedWhenItsProcessHasEnded() {
		this.runner.run((context) -> {
			PID<Worker> pid = context.getBean(Client.class).workers().spawn("Ann", 3);
			CountDownLatch destroyed = pid.dispatch((worker) -> worker.destroyed).get(Duration.ofSeconds(10));

			context.getBean(ProcessManager.class).terminate(pid);

			assertThat(destroyed.await(10, TimeUnit.SECONDS)).isTrue();
		});
	}

	@Test
	void argumentThatFitsNowhereIsRefused() {
		this.runner.run((context) -> {
			ProcessSpawner<Worker> workers = context.getBean(Client.class).workers();

			assertThatIllegalArgumentException().isThrownBy(() -> workers.spawn("Ann", 3, 4L))
				.withMessageContaining("bean 'worker'")
				.withMessageContaining("is left for the argument 4");
		});
	}

	@Test
	void nothingIsSpawnedWhenTheRuntimeHasStopped() {
		this.runner.run((context) -> {
			ProcessSpawner<Worker> workers = context.getBean(Client.class).workers();
			context.getBean(ProcessManager.class).stop(Duration.ZERO);

			assertThatIllegalStateException().isThrownBy(() -> workers.spawn("Ann", 3))
				.withMessageContaining("STOPPED");
		});
	}

	record Client(ProcessSpawner<Worker> workers, ProcessSpawner<Helper> helpers) {

	}

	static class Service {

		@Override
		public String toString() {
			return "service";
		}

	}

	@ActorProcess("worker")
	@Scope("prototype")
	static class Worker implements DisposableBean {

		private final CountDownLatch destroyed = new CountDownLatch(1);

		private final String name;

		private final int size;

		private final Service service;

		Worker(String name, int size, Service service) {
			this.name = name;
			this.size = size;
			this.service = service;
		}

		String describe() {
			return this.name + " " + this.size + " " + this.service;
		}

		@Override
		public void destroy() {
			this.destroyed.countDown();
		}

	}

	record Helper(String name, Service service) {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Worker.class)
	static class Workers {

		@Bean
		@Scope("prototype")
		@ActorProcess
		Helper helper(String name, Service service) {
			return new Helper(name, service);
		}

	}

}
