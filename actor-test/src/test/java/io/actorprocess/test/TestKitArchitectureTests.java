package io.actorprocess.test;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Spring stays in its corner, packages form no circle, and a simulation takes time and
 * chance from nowhere but its seed.
 */
class TestKitArchitectureTests {

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.actorprocess.test");

	@Test
	void packagesFormNoCircle() {
		check(SlicesRuleDefinition.slices().matching("io.actorprocess.test.(**)").should().beFreeOfCycles());
	}

	@Test
	void springStaysInItsCorner() {
		check(noClasses().that()
			.resideOutsideOfPackage("io.actorprocess.test.spring")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.actorprocess.spring.."));
	}

	@Test
	void simulationKnowsNeitherJUnitNorRealSockets() {
		check(noClasses().that()
			.resideInAPackage("io.actorprocess.test.simulation")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.junit..", "org.assertj..", "io.netty..", "io.actorprocess.remote.netty"));
	}

	@Test
	void nobodyTakesTimeOrChanceFromTheMachine() {
		check(noClasses().should().callMethod(System.class, "nanoTime"));
		check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
		check(noClasses().should().callMethod(System.class, "identityHashCode", Object.class));
		check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
		check(noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocalRandom.class));
		check(noClasses().should().dependOnClassesThat().areAssignableTo(Random.class));
	}

	private void check(ArchRule rule) {
		rule.check(this.classes);
	}

}
