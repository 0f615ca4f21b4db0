package io.actorprocess.spring.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import io.actorprocess.process.ManagerState;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring's test framework keeps the contexts of test classes, pauses one when a class
 * with another configuration takes its turn, and starts it again for the next class that
 * wants it. The classes within are such test classes.
 */
class PausedTestContextTests {

	private TestContext current;

	/** What a class does to the cache before its first test. */
	private ApplicationContext enter(Class<?> testClass) throws Exception {
		TestContextManager manager = new TestContextManager(testClass);
		manager.beforeTestClass();
		this.current = manager.getTestContext();
		return this.current.getApplicationContext();
	}

	private ApplicationContext enterAndLeave(Class<?> testClass) throws Exception {
		ApplicationContext context = enter(testClass);
		assertThat(stateOf(context)).isEqualTo(ManagerState.RUNNING);
		this.current.markApplicationContextUnused();
		return context;
	}

	private static ManagerState stateOf(ApplicationContext context) {
		return context.getBean(ProcessManager.class).state();
	}

	private static int visit(ApplicationContext context) throws Exception {
		PID<Visitor> visitor = context.getBean(ProcessManager.class).pid("visitor", Visitor.class);
		return visitor.dispatch(Visitor::visit).get(Duration.ofSeconds(10));
	}

	@AfterEach
	void closeContexts() throws Exception {
		for (Class<?> testClass : new Class<?>[] { First.class, Other.class }) {
			enter(testClass);
			this.current.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		}
	}

	@Test
	void processesWorkAfterTheFrameworkHasPausedAndRestartedTheirContext() throws Exception {
		ApplicationContext first = enterAndLeave(First.class);
		assertThat(visit(first)).isEqualTo(1);

		ApplicationContext other = enterAndLeave(Other.class);
		assertThat(other).isNotSameAs(first);
		assertThat(visit(other)).isEqualTo(1);
		assertThat(stateOf(first)).isEqualTo(ManagerState.STOPPED);

		assertThat(enterAndLeave(Second.class)).isSameAs(first);
		assertThat(visit(first)).isEqualTo(2);
		assertThat(stateOf(other)).isEqualTo(ManagerState.STOPPED);
	}

	@Test
	void contextIsNotPausedBetweenClassesOfTheSameConfiguration() throws Exception {
		ApplicationContext first = enterAndLeave(First.class);
		int port = first.getBean(ProcessManager.class).address().port();

		enterAndLeave(Second.class);

		assertThat(first.getBean(ProcessManager.class).address().port()).isEqualTo(port);
	}

	@SpringBootTest(classes = Visits.class, webEnvironment = WebEnvironment.NONE)
	static class First {

	}

	@SpringBootTest(classes = Visits.class, webEnvironment = WebEnvironment.NONE)
	static class Second {

	}

	@SpringBootTest(classes = Visits.class, webEnvironment = WebEnvironment.NONE, properties = "actor.worker-count=2")
	static class Other {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ActorAutoConfiguration.class)
	static class Visits {

		@Bean
		@ActorProcess
		Visitor visitor() {
			return new Visitor();
		}

	}

	static class Visitor {

		private int visits;

		int visit() {
			return ++this.visits;
		}

	}

}
