package io.actorprocess;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows each rule a class that breaks it, and some that do not: a rule that sees nothing
 * would pass forever.
 */
class ArchitectureRulesTests {

	private static final String BASE = "io.actorprocess.archfixtures";

	private static final ArchitectureRules RULES = new ArchitectureRules(BASE);

	private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BASE);

	static Stream<Example> examples() {
		return Stream.of(new Example(RULES.roomsDependDownwards(), "message.ReachesUp", "future.Innocent"),
				new Example(RULES.roomsDependDownwards(), "attic.LivesInNoRoom", "future.Innocent"),
				new Example(RULES.roomsDependDownwards(), "remote.ReachesIntoNetty", "remote.netty.UsesNetty"),
				new Example(RULES.packagesAreFreeOfCycles(), "cycle.east.East", "future.Innocent"),
				new Example(RULES.nettyStaysInItsRoom(), "remote.UsesNettyOutside", "remote.netty.UsesNetty"),
				new Example(RULES.protobufStaysInItsRoom(), "future.UsesProtobuf", "protobuf.UsesProtobuf"),
				new Example(RULES.joseStaysInItsRoom(), "http.UsesJoseOutside", "http.jwt.UsesJose"),
				new Example(RULES.vendorsStayOutside("org.slf4j.."), "future.UsesALogger", "future.Innocent"),
				new Example(RULES.packagesAreNullMarked(), "attic.LivesInNoRoom", "future.Innocent"),
				new Example(RULES.memoryOrderIsNamed(), "future.GetsPlainly", "future.NamesItsOrder"),
				new Example(RULES.memoryOrderIsNamed(), "future.SetsPlainly", "future.NamesItsOrder"),
				new Example(RULES.nobodySleeps(), "future.Sleeps", "future.Innocent"),
				new Example(RULES.nobodyPrints(), "future.Prints", "future.Innocent"),
				new Example(RULES.wallClockIsReadInTheClockRoomOnly(), "future.ReadsTheWallClock", "clock.ReadsTime"),
				new Example(RULES.wallClockIsReadInTheClockRoomOnly(), "future.AsksInstant", "clock.ReadsTime"),
				new Example(RULES.nanosAreReadInTheClockAndSchedulingRoomsOnly(), "future.ReadsNanos",
						"scheduling.ReadsNanos"),
				new Example(RULES.nanosAreReadInTheClockAndSchedulingRoomsOnly(), "future.RefersToNanos",
						"scheduling.ReadsNanos"),
				new Example(RULES.nothingIsDeserialized(), "future.Deserializes", "future.Innocent"),
				new Example(RULES.staticsHoldNoState(), "future.KeepsACounter", "future.Innocent"),
				new Example(RULES.staticsHoldNoState(), "future.KeepsAThreadLocal", "future.Innocent"),
				new Example(RULES.staticsHoldNoState(), "future.KeepsAnInstance", "future.Innocent"),
				new Example(RULES.staticsHoldNoState(), "future.SharesAnArray", "future.Innocent"),
				new Example(RULES.staticInitializersBuildNoMutableCollections(), "future.KeepsARegistry",
						"future.Innocent"));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void ruleSeesTheBadClassAndSparesTheGoodOne(Example example) {
		List<String> violations = example.violations();

		assertThat(violations).anyMatch((violation) -> violation.contains(example.bad()));
		assertThat(violations).noneMatch((violation) -> startsAt(violation, example.good()));
	}

	/** The first class that a violation names is the one that commits it. */
	private static boolean startsAt(String violation, String type) {
		int start = violation.indexOf(BASE);
		return start >= 0 && violation.startsWith(BASE + "." + type, start);
	}

	record Example(ArchRule rule, String bad, String good) {

		List<String> violations() {
			return this.rule.evaluate(FIXTURES).getFailureReport().getDetails();
		}

	}

}
