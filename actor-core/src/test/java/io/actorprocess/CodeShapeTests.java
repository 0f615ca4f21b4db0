package io.actorprocess;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the main sources of every module against the limits of the house.
 */
class CodeShapeTests {

	private static final int LONGEST_FILE = 400;

	private static final int LONGEST_METHOD = 40;

	private static List<SourceShape> sources;

	@BeforeAll
	@Timeout(value = 10, unit = TimeUnit.MINUTES)
	static void parse() throws IOException {
		try (StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler()
			.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
			Iterable<? extends JavaFileObject> found = files.getJavaFileObjectsFromPaths(mainSources());
			sources = StreamSupport.stream(found.spliterator(), false).map(SourceShape::of).toList();
		}
	}

	@AfterAll
	static void report() {
		IntStream files = sources.stream().mapToInt(SourceShape::lines);
		IntStream methods = sources.stream()
			.flatMap((source) -> source.methods().stream())
			.mapToInt(SourceShape.Method::lines);
		System.out.printf("Lines of files: %s; of methods: %s%n", distribution(files), distribution(methods));
	}

	@Test
	void sourcesAreFound() {
		assertThat(sources).extracting(SourceShape::name).anyMatch((name) -> name.contains("actor-core"));
	}

	@Test
	void noFileIsLong() {
		assertThat(sources).filteredOn((source) -> source.lines() > LONGEST_FILE).isEmpty();
	}

	@Test
	void noMethodIsLong() {
		assertThat(sources).flatExtracting(SourceShape::methods)
			.filteredOn((method) -> method.lines() > LONGEST_METHOD)
			.isEmpty();
	}

	@Test
	void everythingPublicIsDocumented() {
		assertThat(sources).filteredOn((source) -> !source.undocumented().isEmpty())
			.map((source) -> source.name() + ": " + source.undocumented())
			.isEmpty();
	}

	private static List<Path> mainSources() throws IOException {
		try (Stream<Path> modules = Files.list(root())) {
			return modules.map((module) -> module.resolve("src/main/java"))
				.filter(Files::isDirectory)
				.flatMap(CodeShapeTests::javaFilesBelow)
				.toList();
		}
	}

	private static Stream<Path> javaFilesBelow(Path directory) {
		try (Stream<Path> paths = Files.walk(directory)) {
			return paths.filter((path) -> path.toString().endsWith(".java")).toList().stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot list " + directory, ex);
		}
	}

	/** The repository, whichever of its directories the tests run in. */
	private static Path root() {
		return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
			.filter((directory) -> Files.exists(directory.resolve("mvnw")))
			.findFirst()
			.orElseThrow();
	}

	private static String distribution(IntStream values) {
		int[] sorted = values.sorted().toArray();
		if (sorted.length == 0) {
			return "none";
		}
		return "%d in all, median %d, p90 %d, longest %d".formatted(sorted.length, sorted[sorted.length / 2],
				sorted[sorted.length * 9 / 10], sorted[sorted.length - 1]);
	}

}
