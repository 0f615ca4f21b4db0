package io.actorprocess.spring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.actorprocess.mailbox.Overflow;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.ManagerState;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Mailbox;
import io.actorprocess.spring.bean.ProcessBeans;

import static org.assertj.core.api.Assertions.assertThat;

class ActorAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));

	@Test
	void runtimeStartsWithTheApplicationAndStopsWithIt() {
		this.runner.run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);

			assertThat(manager.state()).isEqualTo(ManagerState.RUNNING);

			context.close();

			assertThat(manager.state()).isEqualTo(ManagerState.STOPPED);
		});
	}

	@Test
	void nothingIsConfiguredWhenDisabled() {
		this.runner.withPropertyValues("actor.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ProcessManager.class)
				.doesNotHaveBean(ProcessBeans.class)
				.doesNotHaveBean(SocketManager.class));
	}

	@Test
	void processManagerOfTheUserIsUsed() {
		this.runner.withUserConfiguration(OwnManager.class, CounterConfiguration.class).run((context) -> {
			assertThat(context).hasSingleBean(ProcessManager.class).hasBean("mine");
			assertThat(add(context.getBean(CounterClient.class).pid(), 5)).isEqualTo(5);
		});
	}

	@Test
	void applicationKeepsTheTaskExecutorOfBoot() {
		this.runner.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.withUserConfiguration(CounterConfiguration.class)
			.run((context) -> {
				assertThat(context).hasBean("applicationTaskExecutor");
				assertThat(context.getBeanNamesForType(Executor.class)).containsExactly("applicationTaskExecutor");
			});
	}

	@Test
	void customizersAreCalledInTheirOrderAfterTheProperties() {
		this.runner.withUserConfiguration(Customizers.class)
			.withPropertyValues("actor.worker-count=2")
			.run((context) -> {
				assertThat(context.getBean(Customizers.class).called).containsExactly("first", "second");
				assertThat(context.getBean(ProcessManager.class).monitor().statistics().scheduler().workers())
					.isEqualTo(4);
			});
	}

	@Test
	void processBeanIsReachedThroughItsInjectedPid() {
		this.runner.withUserConfiguration(CounterConfiguration.class).run((context) -> {
			PID<Counter> pid = context.getBean(CounterClient.class).pid();

			assertThat(pid.id()).isEqualTo("counter");
			assertThat(add(pid, 5)).isEqualTo(5);
			assertThat(add(pid, 2)).isEqualTo(7);
		});
	}

	@Test
	void beanThatExtendsProcessBaseIsSpawnedItself() {
		this.runner.withBean("greeter", Greeter.class).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);

			UPID upid = manager.pid("greeter", Greeter.class).dispatch(ProcessBase::upid).get(Duration.ofSeconds(10));

			assertThat(upid).isEqualTo(context.getBean(Greeter.class).upid());
			assertThat(upid.id()).isEqualTo("greeter");
		});
	}

	@Test
	void blockingProcessBeanRunsBesideTheWorkers() {
		this.runner.withBean("reader", Reader.class).withUserConfiguration(BlockingCounter.class).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);

			assertThat(threadOf(manager.pid("reader", Reader.class))).startsWith("actor-blocking-");
			assertThat(manager.pid("counter", Counter.class)
				.dispatch((counter) -> Thread.currentThread().getName())
				.get(Duration.ofSeconds(10))).startsWith("actor-blocking-");
		});
	}

	@Test
	void mailboxOfABeanIsBoundByItsAnnotationElseByTheProperties() {
		this.runner.withBean("bound", Bound.class)
			.withBean("counter", Counter.class)
			.withPropertyValues("actor.mailbox.capacity=7")
			.run((context) -> {
				ProcessManager manager = context.getBean(ProcessManager.class);

				assertThat(overflow(manager, manager.pid("bound", Bound.class))).isEqualTo(2);
				assertThat(overflow(manager, manager.pid("counter", Counter.class))).isEqualTo(7);
				assertThat(manager.deadLetters().recent()).extracting(DeadLetter::reason)
					.containsOnly(DeadLetterReason.MAILBOX_FULL);
			});
	}

	/** How many of ten calls find room while the process is busy. */
	private static int overflow(ProcessManager manager, PID<?> pid) throws Exception {
		CountDownLatch busy = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		pid.tell((target) -> {
			busy.countDown();
			release.await(20, TimeUnit.SECONDS);
		});
		assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
		long before = manager.deadLetters().count();
		for (int i = 0; i < 10; i++) {
			pid.tell((target) -> target.hashCode());
		}
		long lost = manager.deadLetters().count() - before;
		release.countDown();
		return 10 - (int) lost;
	}

	private static String threadOf(PID<Reader> pid) throws Exception {
		return pid.dispatch(Reader::thread).get(Duration.ofSeconds(10));
	}

	private static long add(PID<Counter> pid, long n) throws Exception {
		return pid.dispatch((counter) -> counter.add(n)).get(Duration.ofSeconds(10));
	}

	@ActorProcess
	static class Greeter extends ProcessBase {

	}

	@ActorProcess(mailbox = @Mailbox(capacity = 2, overflow = Overflow.DROP_OLDEST))
	static class Bound {

		void call() {
		}

	}

	@ActorProcess(blocking = true)
	static class Reader {

		String thread() {
			return Thread.currentThread().getName();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BlockingCounter {

		@Bean
		@ActorProcess(blocking = true)
		Counter counter() {
			return new Counter();
		}

	}

	@ActorProcess("counter")
	static class Counter {

		private long total;

		long add(long n) {
			this.total += n;
			return this.total;
		}

	}

	record CounterClient(PID<Counter> pid) {

	}

	@Configuration(proxyBeanMethods = false)
	static class CounterConfiguration {

		@Bean
		Counter counter() {
			return new Counter();
		}

		@Bean
		CounterClient client(PID<Counter> pid) {
			return new CounterClient(pid);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnManager {

		@Bean
		ProcessManager mine() {
			return ProcessManager.builder().build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		private final List<String> called = new ArrayList<>();

		@Bean
		@Order(2)
		ProcessManagerBuilderCustomizer second() {
			return (builder) -> {
				this.called.add("second");
				builder.workerCount(4);
			};
		}

		@Bean
		@Order(1)
		ProcessManagerBuilderCustomizer first() {
			return (builder) -> {
				this.called.add("first");
				builder.workerCount(3);
			};
		}

	}

}
