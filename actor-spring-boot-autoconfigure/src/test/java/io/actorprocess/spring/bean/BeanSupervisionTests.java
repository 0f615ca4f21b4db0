package io.actorprocess.spring.bean;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Scope;

import io.actorprocess.future.Future;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessContext;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.Supervision;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Exited;
import io.actorprocess.spring.Initialize;
import io.actorprocess.spring.OnFailure;
import io.actorprocess.spring.ProcessSpawner;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of process beans that fail.
 */
class BeanSupervisionTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withPropertyValues("actor.supervision.min-backoff=0", "actor.supervision.max-backoff=0")
		.withBean(Journal.class);

	@Test
	void restartedProcessIsAFreshBeanBehindTheSamePid() {
		this.runner.withBean("phoenix", Phoenix.class).run((context) -> {
			PID<Phoenix> pid = context.getBean(ProcessManager.class).pid("phoenix", Phoenix.class);
			Phoenix first = context.getBean(Phoenix.class);
			pid.tell(Phoenix::grow);

			pid.tell(Phoenix::burn);
			Future<Integer> size = pid.dispatch(Phoenix::grow);

			assertThat(size.get(LIMIT)).isEqualTo(1);
			assertThat(context.getBean(Phoenix.class)).isNotSameAs(first);
			assertThat(context.getBean(Journal.class).entries).containsExactly("created", "begun", "destroyed",
					"created", "begun");
		});
	}

	@Test
	void restartsAreLimited() {
		this.runner.withBean("phoenix", Phoenix.class).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);
			PID<Phoenix> pid = manager.pid("phoenix", Phoenix.class);

			pid.tell(Phoenix::burn);
			pid.tell(Phoenix::burn);
			pid.tell(Phoenix::burn);

			assertThat(manager.wait(pid, LIMIT)).isTrue();
			assertThat(manager.monitor().statistics().restarted()).isEqualTo(2);
		});
	}

	@Test
	void processEndsUnlessConfiguredOtherwise() {
		this.runner.withBean("plain", Plain.class).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);
			PID<Plain> pid = manager.pid("plain", Plain.class);

			pid.tell(Plain::fail);

			assertThat(manager.wait(pid, LIMIT)).isTrue();
		});
	}

	@Test
	void propertyDecidesWhatTheAnnotationLeavesOpen() {
		this.runner.withBean("plain", Plain.class)
			.withPropertyValues("actor.supervision.on-failure=resume")
			.run((context) -> {
				PID<Plain> pid = context.getBean(ProcessManager.class).pid("plain", Plain.class);

				pid.tell(Plain::fail);

				assertThat(pid.dispatch((plain) -> plain.failures).get(LIMIT)).isEqualTo(1);
			});
	}

	@Test
	void restartedPrototypeGetsTheArgumentsOfItsSpawn() {
		this.runner.withUserConfiguration(Worker.class).withBean(Client.class).run((context) -> {
			PID<Worker> pid = context.getBean(Client.class).workers().spawn("Ann");

			pid.tell(Worker::fail);
			Future<String> name = pid.dispatch((worker) -> worker.name);

			assertThat(pid.id()).isEqualTo("worker(1)");
			assertThat(name.get(LIMIT)).isEqualTo("Ann");
			assertThat(context.getBean(Journal.class).entries).containsExactly("Ann created", "Ann destroyed",
					"Ann created");
		});
	}

	@Test
	void beanThatIsAProcessIsRestartedAsItsClassAsks() {
		this.runner.withBean("based", Based.class).run((context) -> {
			PID<Based> pid = context.getBean(ProcessManager.class).pid("based", Based.class);
			Based first = context.getBean(Based.class);

			pid.tell(Based::fail);

			assertThat(pid.dispatch((based) -> based).get(LIMIT)).isNotSameAs(first)
				.isSameAs(context.getBean(Based.class));
		});
	}

	@Test
	void reasonOfAnExitIsToldToThoseWhoAsk() {
		this.runner.withBean("watcher", Watcher.class).withBean("plain", Plain.class).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);
			Watcher watcher = manager.pid("watcher", Watcher.class).dispatch((linked) -> linked).get(LIMIT);

			manager.pid("plain", Plain.class).tell(Plain::fail);
			ExitReason reason = watcher.reason.get(10, TimeUnit.SECONDS);

			assertThat(reason.kind()).isEqualTo(ExitReason.Kind.FAILED);
			assertThat(reason.cause()).hasMessage("failed by request");
		});
	}

	private static IllegalStateException failure() {
		return new IllegalStateException("failed by request");
	}

	/** What happened to beans. */
	static class Journal {

		private final List<String> entries = new CopyOnWriteArrayList<>();

	}

	@ActorProcess(value = "phoenix", onFailure = OnFailure.RESTART, maxRestarts = 2)
	static class Phoenix implements DisposableBean {

		private final Journal journal;

		private int size;

		Phoenix(Journal journal) {
			this.journal = journal;
			journal.entries.add("created");
		}

		@Initialize
		void begin() {
			this.journal.entries.add("begun");
		}

		int grow() {
			return ++this.size;
		}

		void burn() {
			throw failure();
		}

		@Override
		public void destroy() {
			this.journal.entries.add("destroyed");
		}

	}

	@ActorProcess("plain")
	static class Plain {

		private int failures;

		void fail() {
			this.failures++;
			throw failure();
		}

	}

	record Client(ProcessSpawner<Worker> workers) {

	}

	@ActorProcess(value = "worker", onFailure = OnFailure.RESTART)
	@Scope("prototype")
	static class Worker implements DisposableBean {

		private final String name;

		private final Journal journal;

		Worker(String name, Journal journal) {
			this.name = name;
			this.journal = journal;
			journal.entries.add(name + " created");
		}

		void fail() {
			throw failure();
		}

		@Override
		public void destroy() {
			this.journal.entries.add(this.name + " destroyed");
		}

	}

	@ActorProcess
	static class Based extends ProcessBase {

		@Override
		protected Supervision supervision() {
			return Supervision.restart();
		}

		void fail() {
			throw failure();
		}

	}

	@ActorProcess("watcher")
	static class Watcher {

		private final CompletableFuture<ExitReason> reason = new CompletableFuture<>();

		private final PID<Plain> plain;

		Watcher(PID<Plain> plain) {
			this.plain = plain;
		}

		@Initialize
		void watch(ProcessContext context) {
			context.link(this.plain.upid());
		}

		@Exited
		void exited(UPID peer, ExitReason why) {
			this.reason.complete(why);
		}

	}

}
