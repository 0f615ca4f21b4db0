package io.actorprocess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds docs/libprocess-map.md, which says where each test of libprocess lives here,
 * against the sources.
 */
class LibprocessMapTests {

	/** As many as libprocess has, its benchmarks aside. */
	private static final int TESTS_OF_LIBPROCESS = 265;

	/** Sections in which nothing that can be ported may be missing. */
	private static final Set<String> COMPLETE = Set.of("process", "future", "collect", "after", "loop", "limiter",
			"mutex", "rwlock", "queue", "sequence", "state_machine", "statistics", "time", "timeseries",
			"count_down_latch", "mpsc_linked_queue", "remote_link", "subprocess", "ssl", "jwt");

	/** Tests of the sections above that need HTTP, which other sections cover. */
	private static final Set<String> OVER_HTTP = Set.of("ProcessTest.FirewallDisablePaths",
			"ProcessTest.FirewallUninstall");

	private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

	private static final Pattern DECISION = Pattern.compile("ADR (\\d{4})");

	private static List<Row> rows;

	private static Map<String, String> testSources;

	/**
	 * A test of libprocess.
	 */
	private record Row(String section, String upstream, String verdict, String here) {

		private boolean isMapped() {
			return TEST.matcher(this.here).find() || DECISION.matcher(this.here).find();
		}

		private boolean isExplained() {
			return isMapped() || this.here.startsWith("none: ");
		}

	}

	@BeforeAll
	static void read() throws IOException {
		rows = Files.readString(root().resolve("docs/libprocess-map.md"))
			.lines()
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| Section") && !line.startsWith("| ---"))
			.map(LibprocessMapTests::parse)
			.toList();
		testSources = new HashMap<>();
		try (Stream<Path> paths = Files.walk(root())) {
			paths.filter((path) -> path.toString().contains("src/test/java") && path.toString().endsWith("Tests.java"))
				.forEach((path) -> testSources.merge(path.getFileName().toString().replace(".java", ""), textOf(path),
						String::concat));
		}
	}

	private static Row parse(String line) {
		String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
		assertThat(cells).as(line).hasSize(5);
		return new Row(cells[1], cells[2], cells[3], cells[4]);
	}

	private static String textOf(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The repository, whichever of its directories the tests run in. */
	private static Path root() {
		return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
			.filter((directory) -> Files.exists(directory.resolve("mvnw")))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void everyTestOfLibprocessHasARow() {
		assertThat(rows).hasSize(TESTS_OF_LIBPROCESS);
	}

	@Test
	void everySectionAppears() {
		assertThat(rows).extracting(Row::section).containsAll(COMPLETE).contains("http", "ssl", "subprocess");
		assertThat(rows).extracting((row) -> row.section() + " " + row.upstream()).doesNotHaveDuplicates();
	}

	@Test
	void everyRowHasAVerdictAndATestADecisionOrAReason() {
		assertThat(rows).extracting(Row::verdict).containsOnly("Y", "P", "N");
		assertThat(rows).filteredOn((row) -> !row.isExplained()).isEmpty();
	}

	@Test
	void everyTestThatIsNamedExists() {
		List<String> missing = rows.stream()
			.flatMap((row) -> TEST.matcher(row.here()).results())
			.filter((test) -> !testSources.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "("))
			.map((test) -> test.group())
			.toList();

		assertThat(missing).isEmpty();
	}

	@Test
	void everyDecisionThatIsNamedExists() throws IOException {
		Set<String> existing;
		try (Stream<Path> records = Files.list(root().resolve("docs/adr"))) {
			existing = records.map((path) -> path.getFileName().toString().substring(0, 4)).collect(Collectors.toSet());
		}

		assertThat(rows.stream()
			.flatMap((row) -> DECISION.matcher(row.here()).results())
			.map((decision) -> decision.group(1))).isNotEmpty().isSubsetOf(existing);
	}

	@Test
	void nothingPortableIsMissingFromTheCore() {
		assertThat(rows).filteredOn((row) -> COMPLETE.contains(row.section()) && row.verdict().equals("Y"))
			.filteredOn((row) -> !OVER_HTTP.contains(row.upstream()))
			.filteredOn((row) -> !row.isMapped())
			.isEmpty();
	}

}
