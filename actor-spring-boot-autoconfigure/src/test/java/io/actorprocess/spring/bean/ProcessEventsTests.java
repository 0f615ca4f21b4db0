package io.actorprocess.spring.bean;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.event.EventListener;

import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.ProcessSpawner;
import io.actorprocess.spring.ProcessStartedEvent;
import io.actorprocess.spring.ProcessTerminatedEvent;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listeners of the application hear of the start and the end of the processes of beans.
 */
class ProcessEventsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withBean(FakeSockets.class);

	@Test
	void startAndEndOfASingletonAreTold() {
		this.runner.withUserConfiguration(Events.class, Singleton.class).run((context) -> {
			Events events = context.getBean(Events.class);
			UPID upid = context.getBean(Singleton.class).pid().upid();
			assertThat(events.next()).isEqualTo(new ProcessStartedEvent("single", upid));

			context.close();

			assertThat(events.next()).isEqualTo(new ProcessTerminatedEvent("single", upid));
		});
	}

	@Test
	void eachProcessOfAPrototypeIsTold() {
		this.runner.withUserConfiguration(Events.class, Prototype.class).run((context) -> {
			Events events = context.getBean(Events.class);

			PID<Worker> pid = context.getBean(Prototype.class).spawner().spawn();
			assertThat(events.next()).isEqualTo(new ProcessStartedEvent("many", pid.upid()));
			pid.manager().terminate(pid);

			assertThat(events.next()).isEqualTo(new ProcessTerminatedEvent("many", pid.upid()));
		});
	}

	@Test
	void listenerThatFailsHarmsNoProcess() {
		this.runner.withUserConfiguration(Failing.class, Singleton.class)
			.run((context) -> assertThat(
					context.getBean(Singleton.class).pid().dispatch(Worker::answer).get(Duration.ofSeconds(10)))
				.isEqualTo(42));
	}

	@ActorProcess
	static class Worker {

		int answer() {
			return 42;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Events {

		private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();

		@EventListener
		void started(ProcessStartedEvent event) {
			this.seen.add(event);
		}

		@EventListener
		void terminated(ProcessTerminatedEvent event) {
			this.seen.add(event);
		}

		Object next() throws InterruptedException {
			return this.seen.poll(10, TimeUnit.SECONDS);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@EventListener
		void started(ProcessStartedEvent event) {
			throw new IllegalStateException("on purpose");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Singleton {

		private PID<Worker> pid;

		PID<Worker> pid() {
			return this.pid;
		}

		@Bean
		Worker single() {
			return new Worker();
		}

		@Bean
		Object reader(PID<Worker> worker) {
			this.pid = worker;
			return "reader";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Prototype {

		private ProcessSpawner<Worker> spawner;

		ProcessSpawner<Worker> spawner() {
			return this.spawner;
		}

		@Bean
		@Scope("prototype")
		Worker many() {
			return new Worker();
		}

		@Bean
		Object reader(ProcessSpawner<Worker> workers) {
			this.spawner = workers;
			return "reader";
		}

	}

}
