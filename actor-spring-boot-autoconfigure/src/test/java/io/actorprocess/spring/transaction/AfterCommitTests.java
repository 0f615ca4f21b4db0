package io.actorprocess.spring.transaction;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionTemplate;

import io.actorprocess.future.Future;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.AfterCommit;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;
import io.actorprocess.spring.autoconfigure.ActorTransactionAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is to be sent after the commit is sent then, and not at all after a rollback.
 */
class AfterCommitTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class, ActorTransactionAutoConfiguration.class))
		.withUserConfiguration(Transactions.class)
		.withBean(FakeSockets.class)
		.withBean("mailer", Mailer.class)
		.withBean(Memory.class);

	private static PID<Mailer> mailer(ProcessManager manager) {
		return manager.pid("mailer", Mailer.class);
	}

	private static List<String> mails(ProcessManager manager) {
		return mailer(manager).dispatch(Mailer::mails).join();
	}

	@Test
	void callIsMadeAfterTheCommit() {
		this.runner.run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);
			AfterCommit afterCommit = context.getBean(AfterCommit.class);

			new TransactionTemplate(context.getBean(Memory.class)).executeWithoutResult((status) -> {
				afterCommit.tell(mailer(manager), (mailer) -> mailer.send("paid"));
				assertThat(mails(manager)).isEmpty();
			});

			assertThat(mails(manager)).containsExactly("paid");
		});
	}

	@Test
	void nothingIsSentAfterARollback() {
		this.runner.run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);
			AfterCommit afterCommit = context.getBean(AfterCommit.class);
			List<Future<Integer>> answers = new ArrayList<>();

			new TransactionTemplate(context.getBean(Memory.class)).executeWithoutResult((status) -> {
				afterCommit.tell(mailer(manager), (mailer) -> mailer.send("paid"));
				answers.add(afterCommit.dispatch(mailer(manager), (mailer) -> mailer.mails().size()));
				status.setRollbackOnly();
			});

			assertThat(answers).allMatch(Future::isAbandoned);
			assertThat(mails(manager)).isEmpty();
		});
	}

	@Test
	void answerOfACallComesAfterTheCommit() {
		this.runner.run((context) -> {
			PID<Mailer> mailer = mailer(context.getBean(ProcessManager.class));
			AfterCommit afterCommit = context.getBean(AfterCommit.class);

			Future<Integer> answer = new TransactionTemplate(context.getBean(Memory.class))
				.execute((status) -> afterCommit.dispatch(mailer, (target) -> target.mails().size()));

			assertThat(answer.get(Duration.ofSeconds(10))).isZero();
		});
	}

	@Test
	void withoutATransactionAMessageIsSentAtOnce() {
		this.runner.run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);

			context.getBean(AfterCommit.class)
				.post(manager, mailer(manager).upid(), "mail", "now".getBytes(StandardCharsets.UTF_8));

			assertThat(mails(manager)).containsExactly("now");
		});
	}

	@Test
	void whatIsAskedForAfterTheCommitIsDoneAtOnce() {
		this.runner.run((context) -> {
			AfterCommit afterCommit = context.getBean(AfterCommit.class);
			CountDownLatch inner = new CountDownLatch(1);

			new TransactionTemplate(context.getBean(Memory.class)).executeWithoutResult((status) -> afterCommit
				.run(() -> afterCommit.run(inner::countDown, inner::countDown), inner::countDown));

			assertThat(inner.await(10, TimeUnit.SECONDS)).isTrue();
		});
	}

	@Test
	void handlerThatIsTransactionalSendsWhenItHasCommitted() {
		this.runner.withBean("orders", Orders.class).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);
			PID<Orders> orders = manager.pid("orders", Orders.class);

			orders.dispatch((target) -> target.pay("one", true)).get(Duration.ofSeconds(10));
			Future<String> refused = orders.dispatch((target) -> target.pay("two", false));

			assertThat(refused.await(Duration.ofSeconds(10))).isTrue();
			assertThat(refused.isFailed()).isTrue();
			assertThat(mails(manager)).containsExactly("one is paid");
			assertThat(context.getBean(Memory.class).commits).isEqualTo(1);
		});
	}

	@Test
	void runtimeWorksWithoutSpringTransactions() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(ActorAutoConfiguration.class, ActorTransactionAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(TransactionSynchronization.class))
			.withBean(FakeSockets.class)
			.withBean("mailer", Mailer.class)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(AfterCommit.class);
				assertThat(mails(context.getBean(ProcessManager.class))).isEmpty();
			});
	}

	@ActorProcess
	static class Orders {

		private final PID<Mailer> mailer;

		private final AfterCommit afterCommit;

		Orders(PID<Mailer> mailer, AfterCommit afterCommit) {
			this.mailer = mailer;
			this.afterCommit = afterCommit;
		}

		@Transactional
		String pay(String order, boolean money) {
			this.afterCommit.tell(this.mailer, (mailer) -> mailer.send(order + " is paid"));
			if (!money) {
				throw new IllegalStateException("no money");
			}
			return order;
		}

	}

	@ActorProcess
	static class Mailer {

		private final List<String> mails = new ArrayList<>();

		void send(String mail) {
			this.mails.add(mail);
		}

		@Install("mail")
		void receive(UPID from, String mail) {
			send(mail);
		}

		List<String> mails() {
			return List.copyOf(this.mails);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class Transactions {

	}

	/** Transactions of nothing. */
	static class Memory extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1L;

		private volatile int commits;

		@Override
		protected Object doGetTransaction() {
			return new Object();
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
			this.commits++;
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
