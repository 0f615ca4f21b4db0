package io.actorprocess.spring.bean;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

import io.actorprocess.process.PID;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.ProcessSpawner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An injection point that asks for a PID or a spawner that is not there fails the start,
 * and the report says what to inject or to declare.
 */
class MissingPidTests extends FailingStart {

	@Test
	void pidOfABeanThatIsNoProcess(CapturedOutput output) {
		start(NoProcess.class);

		assertThat(output).contains("The injection point ")
			.contains("asks for a " + PID.class.getName() + "<" + Plain.class.getName() + ">, but no bean of the type "
					+ Plain.class.getName() + " is a process")
			.contains("Mark the class, or the @Bean method that returns it, with @ActorProcess");
	}

	@Test
	void pidOfAPrototype(CapturedOutput output) {
		start(PidOfPrototype.class);

		assertThat(output).contains("but the process bean 'plain' is reached through a ProcessSpawner<Plain>")
			.contains("Inject ProcessSpawner<Plain> instead");
	}

	@Test
	void spawnerOfASingleton(CapturedOutput output) {
		start(SpawnerOfSingleton.class);

		assertThat(output).contains("Inject PID<Plain> instead");
	}

	@Test
	void pidOfAnInterface(CapturedOutput output) {
		start(PidOfInterface.class);

		assertThat(output).contains("Inject PID<Plain> instead");
	}

	@Test
	void pidOfTwoProcesses(CapturedOutput output) {
		start(PidOfTwo.class);

		assertThat(output).contains("but there are several such processes: 'left', 'right-one'")
			.contains("Tell which one by @Qualifier(\"left\")");
	}

	@Test
	void pidWithoutARuntime(CapturedOutput output) {
		start(Singleton.class, "--actor.enabled=false");

		assertThat(output).contains("but the property actor.enabled is false: there is no runtime")
			.contains("Remove the property");
	}

	interface Callable {

		void call();

	}

	static class Plain implements Callable {

		@Override
		public void call() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoProcess {

		@Bean
		Plain plain() {
			return new Plain();
		}

		@Bean
		String client(PID<Plain> plain) {
			return plain.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Prototype {

		@Bean
		@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
		@ActorProcess
		Plain plain() {
			return new Plain();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Prototype.class)
	static class PidOfPrototype {

		@Bean
		String client(PID<Plain> plain) {
			return plain.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Singleton {

		@Bean
		@ActorProcess
		Plain plain() {
			return new Plain();
		}

		@Bean
		String client(PID<Plain> plain) {
			return plain.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Singleton.class)
	static class SpawnerOfSingleton {

		@Bean
		String rude(ProcessSpawner<Plain> plain) {
			return plain.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Singleton.class)
	static class PidOfInterface {

		@Bean
		String rude(PID<Callable> plain) {
			return plain.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PidOfTwo {

		@Bean
		@ActorProcess
		Plain left() {
			return new Plain();
		}

		@Bean
		@ActorProcess("right-one")
		Plain right() {
			return new Plain();
		}

		@Bean
		String client(PID<Plain> plain) {
			return plain.toString();
		}

	}

}
