package io.actorprocess.spring.bean;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

import io.actorprocess.process.PID;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring's ahead-of-time processing makes of an application of processes.
 */
class AheadOfTimeTests {

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	private final DefaultGenerationContext generation = new DefaultGenerationContext(
			new ClassNameGenerator(ClassName.get("io.actorprocess.spring.bean", "Main")), this.files);

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	abstract static class Base {

		@Install("inherited")
		void inherited(byte[] body) {
		}

	}

	@ActorProcess("hidden")
	static class Hidden extends Base {

		@Install("own")
		void own(byte[] body) {
		}

	}

	static class Crafted {

		@Install("made")
		void made(byte[] body) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Workshop {

		@Bean
		@ActorProcess
		Crafted crafted() {
			return new Crafted();
		}

	}

	static class User {

		private final PID<Hidden> hidden;

		User(PID<Hidden> hidden) {
			this.hidden = hidden;
		}

		@Override
		public String toString() {
			return this.hidden.toString();
		}

	}

	private void process() {
		this.context.register(ActorAutoConfiguration.class, User.class, Hidden.class, Workshop.class);
		new ApplicationContextAotGenerator().processAheadOfTime(this.context, this.generation);
		this.generation.writeGeneratedContent();
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void handlersAreHintedAlsoIfInherited() throws NoSuchMethodException {
		process();

		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(Hidden.class.getDeclaredMethod("own", byte[].class)))
			.accepts(this.generation.getRuntimeHints());
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(Base.class.getDeclaredMethod("inherited", byte[].class)))
			.accepts(this.generation.getRuntimeHints());
	}

	@Test
	void handlersOfABeanThatAMethodMakesAProcessAreHinted() throws NoSuchMethodException {
		process();

		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(Crafted.class.getDeclaredMethod("made", byte[].class)))
			.accepts(this.generation.getRuntimeHints());
	}

	@Test
	void makersOfPidsAreHinted() throws NoSuchMethodException {
		process();

		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(ProcessBeans.class.getMethod("pid", String.class, Class.class, String.class)))
			.accepts(this.generation.getRuntimeHints());
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(ProcessBeans.class.getMethod("spawner", String.class)))
			.accepts(this.generation.getRuntimeHints());
	}

	@Test
	void definitionsOfPidsAreLeftToTheRegistrarBecauseTheirTypesMayBeHidden() throws IOException {
		process();

		assertThat(this.files.getGeneratedFiles(Kind.SOURCE)).isNotEmpty();
		for (String path : this.files.getGeneratedFiles(Kind.SOURCE).keySet()) {
			assertThat(this.files.getGeneratedFileContent(Kind.SOURCE, path)).doesNotContain("hiddenPid");
		}
	}

}
