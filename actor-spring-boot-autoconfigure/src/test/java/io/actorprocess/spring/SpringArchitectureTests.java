package io.actorprocess.spring;

import java.time.Duration;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.micrometer.observation.ObservationConvention;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

import org.springframework.core.convert.TypeDescriptor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
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
	void transactionsAreKnownToTheirPackageOnly() {
		checkVendor("org.springframework.transaction..", "io.actorprocess.spring.transaction");
	}

	@Test
	void protobufIsKnownToOneClassOnly() {
		check(noClasses().that()
			.doNotHaveSimpleName("ProtobufMessages")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.google.protobuf.."));
	}

	/** Two applications in one JVM, and one that is started again, must not meet. */
	@Test
	void staticsAreConstants() {
		check(fields().that()
			.areStatic()
			.should()
			.beFinal()
			.andShould()
			.haveRawType(DescribedPredicate.describe("a value", SpringArchitectureTests::isValue)));
	}

	private static boolean isValue(JavaClass type) {
		JavaClass plain = type.getBaseComponentType();
		return plain.isPrimitive() || plain.isEnum() || plain.isAssignableTo(ObservationConvention.class)
				|| Stream.of(String.class, Duration.class, Logger.class, TypeDescriptor.class)
					.anyMatch(plain::isEquivalentTo);
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
