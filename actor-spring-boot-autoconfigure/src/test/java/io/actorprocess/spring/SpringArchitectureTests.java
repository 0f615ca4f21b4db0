package io.actorprocess.spring;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Optional libraries stay where their absence is looked for, and packages form no circle.
 */
class SpringArchitectureTests {

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.actorprocess.spring");

	@Test
	void packagesFormNoCircle() {
		check(SlicesRuleDefinition.slices().matching("io.actorprocess.spring.(*)..").should().beFreeOfCycles());
	}

	@Test
	void annotationsKnowNothingOfTheirMachinery() {
		check(noClasses().that()
			.resideInAPackage("io.actorprocess.spring")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.actorprocess.spring.*"));
	}

	@Test
	void micrometerIsKnownToTheMetersAndObservationsOnly() {
		check(noClasses().that()
			.resideOutsideOfPackages("io.actorprocess.spring.metrics", "io.actorprocess.spring.observation",
					"io.actorprocess.spring.autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.micrometer.."));
	}

	@Test
	void actuatorIsKnownToTheEndpointsOnly() {
		checkVendor("org.springframework.boot.actuate..", "io.actorprocess.spring.actuate");
		checkVendor("org.springframework.boot.health..", "io.actorprocess.spring.actuate");
	}

	@Test
	void nettyAndJacksonAreKnownToTheConfigurationOnly() {
		checkVendor("io.netty..", "io.actorprocess.spring.autoconfigure");
		checkVendor("tools.jackson..", "io.actorprocess.spring.autoconfigure");
	}

	@Test
	void protobufIsKnownToOneClassOnly() {
		check(noClasses().that()
			.doNotHaveSimpleName("ProtobufMessages")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.google.protobuf.."));
	}

	private void checkVendor(String vendor, String room) {
		check(noClasses().that()
			.resideOutsideOfPackages(room, "io.actorprocess.spring.autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(vendor));
	}

	private void check(ArchRule rule) {
		rule.check(this.classes);
	}

}
