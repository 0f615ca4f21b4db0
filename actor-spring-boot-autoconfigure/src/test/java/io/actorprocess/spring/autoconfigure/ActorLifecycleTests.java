package io.actorprocess.spring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.SmartLifecycle;

import io.actorprocess.future.Future;
import io.actorprocess.http.AccessControl;
import io.actorprocess.process.ManagerState;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.Supervision;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.ActorRuntimeStartedEvent;
import io.actorprocess.spring.ActorRuntimeStoppedEvent;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.Initialize;
import io.actorprocess.spring.bean.JsonWriter;
import io.actorprocess.spring.bean.ProcessBeans;
import io.actorprocess.spring.bean.ProcessManagers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the runtime starts, drains, stops, and starts again.
 */
class ActorLifecycleTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(ActorAutoConfiguration.class, ApplicationAvailabilityAutoConfiguration.class))
		.withBean(FakeSockets.class)
		.withBean("counter", Counter.class)
		.withBean("based", Based.class)
		.withBean(Client.class);

	@Test
	void runtimeIsUpBeforeTheWebServerAndDrainsBeforeItStops() {
		assertThat(ActorLifecycle.PHASE).isLessThan(Integer.MAX_VALUE - 2048).isGreaterThan(Integer.MAX_VALUE / 2);
		assertThat(DrainLifecycle.PHASE).isGreaterThan(Integer.MAX_VALUE - 1024).isLessThan(Integer.MAX_VALUE);
	}

	@Test
	void runtimeDrainsBeforeTheWebServerStopsAndStopsAfterIt() {
		this.runner.withBean(Witness.class).run((context) -> {
			Witness witness = context.getBean(Witness.class);

			context.close();

			assertThat(witness.seen).containsExactly(ManagerState.RUNNING, ManagerState.DRAINING);
		});
	}

	@Test
	void waitingEventsAreHandledBeforeTheStop() {
		this.runner.run((context) -> {
			PID<Counter> pid = context.getBean(Client.class).counter();
			Future<Long> last = pid.dispatch((counter) -> counter.add(1));
			for (int i = 0; i < 1000; i++) {
				last = pid.dispatch((counter) -> counter.add(1));
			}

			context.close();

			assertThat(last.value()).isEqualTo(1001);
		});
	}

	@Test
	void stopDoesNotWaitLongerThanTheDrainTimeout() {
		CountDownLatch release = new CountDownLatch(1);
		this.runner.withPropertyValues("actor.shutdown.drain-timeout=1ms").run((context) -> {
			PID<Counter> pid = context.getBean(Client.class).counter();
			CountDownLatch entered = new CountDownLatch(1);
			pid.tell((counter) -> {
				entered.countDown();
				release.await();
			});
			Future<Long> waiting = pid.dispatch((counter) -> counter.add(1));
			entered.await();

			context.close();

			assertThat(waiting.isPending()).isTrue();
			release.countDown();
			assertThat(waiting.await(Duration.ofSeconds(10))).isTrue();
			assertThat(waiting.isAbandoned()).isTrue();
		});
	}

	@Test
	void contextThatWasPausedGoesOnWithTheSameBeansAndPids() {
		this.runner.run((context) -> {
			ConfigurableApplicationContext source = context
				.getSourceApplicationContext(ConfigurableApplicationContext.class);
			Client client = context.getBean(Client.class);
			assertThat(add(client, 5)).isEqualTo(5);

			source.pause();
			assertThat(context.getBean(ProcessManager.class).state()).isEqualTo(ManagerState.STOPPED);
			source.restart();

			assertThat(add(client, 2)).isEqualTo(7);
			assertThat(client.based().dispatch(Based::ask).get(Duration.ofSeconds(10))).isEqualTo("based");
			assertThat(context.getBean(Counter.class).starts).isEqualTo(2);
		});
	}

	@Test
	void contextThatWasStoppedCanBeStartedAgain() {
		this.runner.run((context) -> {
			Client client = context.getBean(Client.class);

			context.stop();
			assertThat(client.counter().dispatch((counter) -> counter.add(5)).isAbandoned()).isTrue();
			context.start();

			assertThat(add(client, 5)).isEqualTo(5);
		});
	}

	@Test
	void applicationIsUnreadyWhileItDrainsAndReadyAgainAfterARestart() {
		this.runner.run((context) -> {
			ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);

			context.stop();
			assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
			context.start();

			assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
		});
	}

	@Test
	void applicationIsToldOfTheStartAndTheStop() {
		List<Object> events = new ArrayList<>();
		this.runner.withInitializer((context) -> context.addApplicationListener((event) -> {
			if (event instanceof PayloadApplicationEvent<?> wrapped) {
				events.add(wrapped.getPayload());
			}
		})).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);

			context.close();

			assertThat(events).filteredOn((event) -> event.getClass().getSimpleName().startsWith("ActorRuntime"))
				.containsExactly(new ActorRuntimeStartedEvent(manager, 2), new ActorRuntimeStoppedEvent(manager));
		});
	}

	@Test
	void drainingRuntimeRefusesRequestsButTakesMessages() {
		this.runner.run((context) -> {
			FakeSockets sockets = context.getBean(FakeSockets.class);

			context.getBean(DrainLifecycle.class).stop();

			assertThat(sockets.get("/counter/x").status()).isEqualTo(503);
			assertThat(sockets.receive("counter", "any", new byte[0])).isEqualTo(SocketListener.Delivery.ACCEPTED);
		});
	}

	@Test
	void callbackOfTheStopIsCalledWhateverHappens() throws Exception {
		ProcessManager manager = ProcessManager.builder().build();
		manager.start();
		ProcessManagers managers = new ProcessManagers(manager, Map.of());
		ProcessBeans none = new ProcessBeans(managers, new DefaultListableBeanFactory(),
				new StaticListableBeanFactory().getBeanProvider(JsonWriter.class), new AccessControl(),
				Supervision.stop(), (event) -> {
				});
		ActorLifecycle lifecycle = new ActorLifecycle(managers, none, Duration.ofSeconds(Long.MAX_VALUE), (event) -> {
		});
		CountDownLatch called = new CountDownLatch(1);

		lifecycle.stop(called::countDown);

		assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(lifecycle.isRunning()).isFalse();
		manager.close();
	}

	@Test
	void runtimeIsStoppedIfAProcessBeanCannotBeSpawned() {
		ProcessManager manager = ProcessManager.builder().build();
		this.runner.withBean(ProcessManager.class, () -> manager)
			.withBean("duplicate", Duplicate.class)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(manager.state()).isEqualTo(ManagerState.STOPPED);
			});
	}

	@Test
	void processIsSpawnedAfterThoseWhosePidItHolds() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
			.withBean("early", Early.class)
			.withBean(Middle.class)
			.withBean("late", Late.class)
			.run((context) -> {
				PID<Early> early = context.getBean(ProcessManager.class).pid("early", Early.class);

				assertThat(early.dispatch((e) -> e.answer).get(Duration.ofSeconds(10)).get(Duration.ofSeconds(10)))
					.isEqualTo("late");
			});
	}

	private static long add(Client client, long n) throws Exception {
		return client.counter().dispatch((counter) -> counter.add(n)).get(Duration.ofSeconds(10));
	}

	record Client(PID<Counter> counter, PID<Based> based) {

	}

	@ActorProcess
	static class Counter {

		private long total;

		private volatile int starts;

		@Initialize
		void begin() {
			this.starts++;
		}

		long add(long n) {
			this.total += n;
			return this.total;
		}

	}

	@ActorProcess("counter")
	static class Duplicate {

		void call() {
		}

	}

	@ActorProcess
	static class Based extends ProcessBase {

		String ask() {
			return upid().id();
		}

	}

	@ActorProcess
	static class Early {

		private final Middle middle;

		private Future<String> answer = Future.discarded();

		Early(Middle middle) {
			this.middle = middle;
		}

		@Initialize
		void ask() {
			this.answer = this.middle.late().dispatch(Late::name);
		}

	}

	record Middle(PID<Late> late) {

	}

	@ActorProcess
	static class Late {

		String name() {
			return "late";
		}

	}

	/** Stands where the web server stands. */
	static class Witness implements SmartLifecycle {

		private final ProcessManager manager;

		private final List<ManagerState> seen = new ArrayList<>();

		private boolean running;

		Witness(ProcessManager manager) {
			this.manager = manager;
		}

		@Override
		public void start() {
			this.running = true;
			this.seen.add(this.manager.state());
		}

		@Override
		public void stop() {
			this.running = false;
			this.seen.add(this.manager.state());
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return Integer.MAX_VALUE - 2048;
		}

	}

}
