package io.actorprocess;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Holds the classes of the core against {@link ArchitectureRules}.
 */
class ArchitectureTests {

	private static final String CORE = "io.actorprocess";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(CORE);

	private final ArchitectureRules rules = new ArchitectureRules(CORE);

	@Test
	void roomsDependDownwards() {
		this.rules.roomsDependDownwards().check(CLASSES);
	}

	@Test
	void packagesAreFreeOfCycles() {
		this.rules.packagesAreFreeOfCycles().check(CLASSES);
	}

	@Test
	void nettyStaysInItsRoom() {
		this.rules.nettyStaysInItsRoom().check(CLASSES);
	}

	@Test
	void protobufStaysInItsRoom() {
		this.rules.protobufStaysInItsRoom().check(CLASSES);
	}

	@Test
	void joseStaysInItsRoom() {
		this.rules.joseStaysInItsRoom().check(CLASSES);
	}

	@Test
	void springAndMicrometerStayOutside() {
		this.rules.vendorsStayOutside("org.springframework..", "io.micrometer..").check(CLASSES);
	}

	@Test
	void packagesAreNullMarked() {
		this.rules.packagesAreNullMarked().check(CLASSES);
	}

	@Test
	void memoryOrderIsNamed() {
		this.rules.memoryOrderIsNamed().check(CLASSES);
	}

	@Test
	void nobodySleeps() {
		this.rules.nobodySleeps().check(CLASSES);
	}

	@Test
	void nobodyPrints() {
		this.rules.nobodyPrints().check(CLASSES);
	}

	@Test
	void wallClockIsReadInTheClockRoomOnly() {
		this.rules.wallClockIsReadInTheClockRoomOnly().check(CLASSES);
	}

	@Test
	void nanosAreReadInTheClockAndSchedulingRoomsOnly() {
		this.rules.nanosAreReadInTheClockAndSchedulingRoomsOnly().check(CLASSES);
	}

	@Test
	void nothingIsDeserialized() {
		this.rules.nothingIsDeserialized().check(CLASSES);
	}

	@Test
	void staticsHoldNoState() {
		this.rules.staticsHoldNoState().check(CLASSES);
	}

	@Test
	void staticInitializersBuildNoMutableCollections() {
		this.rules.staticInitializersBuildNoMutableCollections().check(CLASSES);
	}

}
