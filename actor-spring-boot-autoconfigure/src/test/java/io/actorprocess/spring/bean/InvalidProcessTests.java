package io.actorprocess.spring.bean;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

import io.actorprocess.process.ProcessBase;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.Mailbox;
import io.actorprocess.spring.OnFailure;
import io.actorprocess.spring.Route;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mistakes in a process bean or in its use fail the start, and the report names the place
 * and the remedy.
 */
class InvalidProcessTests extends FailingStart {

	@Test
	void annotatedHandlerOfAProcess(CapturedOutput output) {
		start(BothStyles.class);

		assertThat(output).contains("BothStyles extends ProcessBase, but has handlers marked by annotations")
			.contains("Install them in initialize(), or do not extend ProcessBase");
	}

	@Test
	void processThatIsMarkedAsBlocking(CapturedOutput output) {
		start(MarkedAsBlocking.class);

		assertThat(output).contains("MarkedAsBlocking extends ProcessBase, but is marked as blocking")
			.contains("Override blocking(), or do not extend ProcessBase");
	}

	@Test
	void annotatedMailboxOfAProcess(CapturedOutput output) {
		start(BoundTwice.class);

		assertThat(output).contains("BoundTwice extends ProcessBase, but has its mailbox bound by its annotation")
			.contains("Override mailbox(…), or do not extend ProcessBase");
	}

	@Test
	void annotatedSupervisionOfAProcess(CapturedOutput output) {
		start(SupervisedTwice.class);

		assertThat(output).contains("SupervisedTwice extends ProcessBase, but is supervised by its annotation")
			.contains("Override supervision(), or do not extend ProcessBase");
	}

	@Test
	void processThatAsksForAnotherId(CapturedOutput output) {
		start(OtherId.class);

		assertThat(output).contains("as 'outer': its constructor asks for the id 'inner'");
	}

	@Test
	void twoProcessesOfOneId(CapturedOutput output) {
		start(SameId.class);

		assertThat(output).contains("Two processes want the id 'one'")
			.contains("'first' (" + Plain.class.getName() + ")")
			.contains("'second' (" + Plain.class.getName() + ")");
	}

	@Test
	void scopeThatIsNeitherSingletonNorPrototype(CapturedOutput output) {
		start(OddScope.class);

		assertThat(output).contains("has the scope 'tenant', but a process lives from its spawn to its end")
			.contains("ProcessSpawner<Plain>");
	}

	@Test
	void idThatNobodyCouldWrite(CapturedOutput output) {
		start(OddId.class);

		assertThat(output).contains("has the id 'a@b'").contains("Choose an id without '@'");
	}

	@Test
	void injectionOfTheProcessItself(CapturedOutput output) {
		start(Rude.class);

		assertThat(output).contains("The injection point ")
			.contains("asks for a " + Plain.class.getName() + ", but the bean 'plain' is a process")
			.contains("Inject PID<Plain> instead");
	}

	@Test
	void injectionOfAPrototypeItself(CapturedOutput output) {
		start(RudeToPrototype.class);

		assertThat(output).contains("Inject ProcessSpawner<Plain> instead");
	}

	@Test
	void processThatNobodyCouldReach(CapturedOutput output) {
		start(Unreachable.class);

		assertThat(output).contains("Unreachable has neither a handler nor a method that a PID could call")
			.contains("or remove @ActorProcess");
	}

	@Test
	void processInAManagerThatIsNotThere(CapturedOutput output) {
		start(Homeless.class);

		assertThat(output)
			.contains("is to live in the manager 'backend', but the ProcessManager beans are [actorProcessManager]")
			.contains("Declare a ProcessManager bean named 'backend'");
	}

	@ActorProcess
	static class Unreachable {

		@SuppressWarnings("unused")
		private void secret() {
		}

	}

	@ActorProcess(manager = "backend")
	static class Homeless {

		void call() {
		}

	}

	@ActorProcess(blocking = true)
	static class MarkedAsBlocking extends ProcessBase {

	}

	@ActorProcess(mailbox = @Mailbox(capacity = 10))
	static class BoundTwice extends ProcessBase {

	}

	@ActorProcess
	static class BothStyles extends ProcessBase {

		@Route("/add")
		void add() {
		}

	}

	@ActorProcess(onFailure = OnFailure.RESTART)
	static class SupervisedTwice extends ProcessBase {

	}

	@ActorProcess("outer")
	static class OtherId extends ProcessBase {

		OtherId() {
			super("inner");
		}

	}

	static class Plain {

		void call() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SameId {

		@Bean
		@ActorProcess("one")
		Plain first() {
			return new Plain();
		}

		@Bean
		@ActorProcess("one")
		Plain second() {
			return new Plain();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OddScope {

		@Bean
		@Scope("tenant")
		@ActorProcess
		Plain plain() {
			return new Plain();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OddId {

		@Bean
		@ActorProcess("a@b")
		Plain plain() {
			return new Plain();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Rude {

		@Bean
		@ActorProcess
		Plain plain() {
			return new Plain();
		}

		@Bean
		String rude(Plain plain) {
			return plain.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RudeToPrototype {

		@Bean
		@Scope("prototype")
		@ActorProcess
		Plain plain() {
			return new Plain();
		}

		@Bean
		String rude(Plain plain) {
			return plain.toString();
		}

	}

}
