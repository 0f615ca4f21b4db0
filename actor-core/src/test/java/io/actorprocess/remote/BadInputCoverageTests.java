package io.actorprocess.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cases that {@code bad-input.txt} leaves to other tests have one.
 */
class BadInputCoverageTests {

	private static final Pattern ELSEWHERE = Pattern.compile("(?m)^# elsewhere (\\d+): (.*?)( because .*)?$");

	/** They send bytes to a runtime with processes. */
	private static final Set<String> AGAINST_A_RUNTIME = Set.of("BadExchangeTests", "BadProtobufTests",
			"BadCredentialsTests", "BadInputToARuntimeTests", "GuardedMessagesTests", "SignatureComparisonTests");

	/** Rows about an application's own endpoints have their tests next to them. */
	private static final List<Path> TESTS = List.of(Path.of("src/test/java"),
			Path.of("../actor-spring-boot-autoconfigure/src/test/java"));

	private static final List<MatchResult> ELSEWHERE_ROWS = ELSEWHERE.matcher(Recording.text("bad-input.txt"))
		.results()
		.toList();

	@Test
	void everyTestThatIsNamedExists() throws IOException {
		Map<String, String> sources = sources();

		assertThat(ELSEWHERE_ROWS.stream().flatMap((row) -> Stream.of(row.group(2).split(", ")))).isNotEmpty()
			.allSatisfy((test) -> {
				String[] parts = test.split("\\.");
				assertThat(sources.getOrDefault(parts[0], "")).as(test).contains("void " + parts[1] + "(");
			});
	}

	@Test
	void whatIsNotSaidWithBytesToARuntimeHasAReason() {
		assertThat(ELSEWHERE_ROWS).allSatisfy((row) -> {
			boolean bytes = Stream.of(row.group(2).split(", "))
				.allMatch((test) -> AGAINST_A_RUNTIME.contains(test.split("\\.")[0]));
			assertThat(row.group(3) != null).as(row.group()).isNotEqualTo(bytes);
		});
	}

	private static Map<String, String> sources() throws IOException {
		Map<String, String> sources = new HashMap<>();
		for (Path root : TESTS) {
			try (Stream<Path> paths = Files.walk(root)) {
				paths.filter((path) -> path.toString().endsWith("Tests.java"))
					.forEach((path) -> sources.merge(path.getFileName().toString().replace(".java", ""), textOf(path),
							String::concat));
			}
		}
		return sources;
	}

	private static String textOf(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void noCaseIsListedTwice() {
		assertThat(BadInput.all().map(BadInput::id)).doesNotHaveDuplicates();
		assertThat(ELSEWHERE_ROWS.stream().map((row) -> row.group(1))).doesNotHaveDuplicates()
			.doesNotContainAnyElementsOf(idsOfCases());
	}

	private static Set<String> idsOfCases() {
		return BadInput.all().map((input) -> input.id().replaceAll("\\D", "")).collect(Collectors.toSet());
	}

}
