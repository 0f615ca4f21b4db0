package io.actorprocess.spring.actuate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files that the console page is made of.
 */
final class ConsoleFiles {

	static final List<String> SCRIPTS = List.of("script.js", "show.js", "views.js");

	private static final Pattern VIEWS = Pattern.compile("VIEWS = (\\{.*?\\n});", Pattern.DOTALL);

	private ConsoleFiles() {
	}

	static String read(String name) {
		try (InputStream file = ActorConsoleEndpoint.class.getResourceAsStream("console/" + name)) {
			assertThat(file).as(name).isNotNull();
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What the scripts read from the answers, by the parts of the page. */
	static Map<String, JsonNode> views() {
		Matcher views = VIEWS.matcher(read("views.js"));
		assertThat(views.find()).as("views are found").isTrue();
		return JsonMapper.shared()
			.readTree(views.group(1))
			.properties()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** The groups of all matches. */
	static List<MatchResult> find(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().toList();
	}

	static List<String> findFirstGroups(String pattern, String text) {
		return find(pattern, text).stream().map((match) -> match.group(1)).toList();
	}

}
