package io.actorprocess.demo.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every Java snippet of the documentation stands, line by line, in a source that is
 * compiled; the README shows code early; links lead somewhere.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern SNIPPET = Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#:]+)\\)");

	private static String normalize(String code) {
		return code.lines()
			.map((line) -> line.strip().replaceFirst("^(?:public |static |final )+(?=class )", ""))
			.filter((line) -> !line.isEmpty())
			.collect(Collectors.joining("\n"));
	}

	private static List<Path> files(Path root, String suffix) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> file.toString().endsWith(suffix))
				.filter((file) -> !file.toString().contains("/target/") && !file.toString().contains("/.git/"))
				.toList();
		}
	}

	private static List<Path> documents() throws IOException {
		return files(ROOT, ".md");
	}

	private static List<String> strayed(String document, String sources) {
		List<String> strayed = new ArrayList<>();
		Matcher snippets = SNIPPET.matcher(document);
		while (snippets.find()) {
			if (!sources.contains(normalize(snippets.group(1)))) {
				strayed.add(snippets.group(1));
			}
		}
		return strayed;
	}

	@Test
	void everySnippetIsCompiled() throws IOException {
		StringBuilder sources = new StringBuilder();
		for (Path source : files(ROOT, ".java")) {
			sources.append(normalize(Files.readString(source))).append('\n');
		}

		for (Path document : documents()) {
			assertThat(strayed(Files.readString(document), sources.toString())).as(document.toString()).isEmpty();
		}
	}

	@Test
	void aSnippetThatIsNotCompiledIsFound() {
		String document = "text\n```java\nint x = 1;\n```\n```java\nint y = 2;\n```\n";

		assertThat(strayed(document, normalize("class A {\n  int y = 2;\n}"))).containsExactly("int x = 1;\n");
	}

	@Test
	void theReadmeShowsCodeWithinTwentyFiveLines() throws IOException {
		List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));

		assertThat(lines.indexOf("```java")).isBetween(0, 24);
	}

	@Test
	void everyLinkLeadsToAFile() throws IOException {
		for (Path document : documents()) {
			Matcher links = LINK.matcher(Files.readString(document));
			while (links.find()) {
				Path target = document.resolveSibling(links.group(1)).normalize();
				assertThat(target).as("a link of %s", document).exists();
			}
		}
	}

}
