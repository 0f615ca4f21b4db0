package io.actorprocess.spring.actuate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.actorprocess.process.ProcessState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the files of the console say, without a browser.
 */
class ConsolePageTests {

	private static final String PAGE = ConsoleFiles.read("page.html");

	static List<String> scripts() {
		return ConsoleFiles.SCRIPTS;
	}

	static Stream<String> files() {
		return Stream.concat(Stream.of("page.html", "style.css"), scripts().stream());
	}

	@ParameterizedTest
	@MethodSource("files")
	void noFileNamesAnotherHost(String file) {
		assertThat(ConsoleFiles.read(file))
			.doesNotContainPattern("(?i:\\bhttps?:|\\bwss?:)|[\"'(]//|@import|[:,] *url\\(");
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void scriptsPutNothingInThatIsParsed(String file) {
		assertThat(ConsoleFiles.read(file)).doesNotContainPattern(
				"innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|createContextualFragment"
						+ "|srcdoc|\\beval\\b|\\bFunction\\(|javascript:");
	}

	@Test
	void pageHasNoScriptAndNoStyleOfItsOwn() {
		assertThat(PAGE).doesNotContainPattern("<style|\\sstyle=|\\son\\w+=|<script>|<script [^>]*></script>.*<script")
			.containsPattern("<script src=\"\\{console}/script\" type=\"module\"></script>");
	}

	@Test
	void policyForbidsWhatThePageDoesNotNeed() {
		String policy = ConsoleFiles.findFirstGroups("Content-Security-Policy\" content=\"([^\"]+)\"", PAGE).get(0);

		assertThat(policy).startsWith("default-src 'none'; ")
			.contains("script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'",
					"form-action 'none'", "require-trusted-types-for 'script'")
			.doesNotContain("unsafe", "*");
	}

	@Test
	void pageIsNotShownInsideAFrame() {
		assertThat(ConsoleFiles.read("script.js"))
			.containsPattern("if \\(window\\.top === window\\.self\\) \\{\\n\\tstart\\(\\);\\n}\\nelse");
	}

	@Test
	void linksOfThePageAreRelative() {
		List<String> links = ConsoleFiles.findFirstGroups("(?:src|href)=\"([^\"]+)\"", PAGE);

		assertThat(links).containsExactlyInAnyOrder("#processes-title", "data:,", "{console}/style",
				"{console}/script");
	}

	@ParameterizedTest
	@ValueSource(strings = { "script.js", "show.js" })
	void scriptsImportWhatTheEndpointServes(String file) {
		List<String> imports = ConsoleFiles.findFirstGroups("from \"\\./(\\w+)\"", ConsoleFiles.read(file));

		assertThat(imports).isNotEmpty().allSatisfy((name) -> assertThat(ConsoleFiles.SCRIPTS).contains(name + ".js"));
	}

	@Test
	void fieldsAreReadByTheNamesOfTheViews() {
		Map<String, JsonNode> views = ConsoleFiles.views();
		List<MatchResult> reads = ConsoleFiles.find("\\bread\\(\"([\\w-]+)\", \\w+, \"([^\"]+)\"\\)",
				ConsoleFiles.read("script.js"));
		List<String> rows = ConsoleFiles.findFirstGroups("\\browsOf\\(\"([\\w-]+)\"", ConsoleFiles.read("script.js"));

		assertThat(reads).hasSizeGreaterThan(5)
			.allSatisfy(
					(read) -> assertThat(views.get(read.group(1)).path("fields").has(read.group(2))).as(read.group())
						.isTrue());
		assertThat(rows).hasSizeGreaterThan(3)
			.allSatisfy((view) -> assertThat(views.get(view).has("rows")).as(view).isTrue());
	}

	@Test
	void everyViewHasItsPlaceInThePage() {
		List<String> ids = ConsoleFiles.findFirstGroups("\\bid=\"([^\"]+)\"", PAGE);

		assertThat(ids).doesNotHaveDuplicates().containsAll(shownViews());
	}

	private static List<String> shownViews() {
		return ConsoleFiles.findFirstGroups("\\bshow(?:Table|Figures)\\(\"([\\w-]+)\"", ConsoleFiles.read("script.js"));
	}

	@Test
	void elementsThatTheScriptTouchesAreThere() {
		List<String> ids = ConsoleFiles.findFirstGroups("\\bid=\"([^\"]+)\"", PAGE);
		List<String> touched = ConsoleFiles.findFirstGroups("\\b(?:element|on)\\(\"([\\w-]+)\"",
				ConsoleFiles.read("script.js"));
		List<String> problems = ConsoleFiles.findFirstGroups("section: \"([\\w-]+)\"", ConsoleFiles.read("script.js"));

		assertThat(touched).hasSizeGreaterThan(20);
		assertThat(ids).containsAll(touched).containsAll(problems.stream().map((id) -> id + "-problem").toList());
	}

	@Test
	void everythingIsNamedForScreenReaders() {
		List<String> ids = ConsoleFiles.findFirstGroups("\\bid=\"([^\"]+)\"", PAGE);
		List<String> names = ConsoleFiles.findFirstGroups("aria-(?:labelledby|describedby)=\"([^\"]+)\"", PAGE);

		assertThat(ids).containsAll(names);
		assertThat(ConsoleFiles.find("<(?:section|table|dialog)\\b(?![^>]*aria-labelledby)", PAGE)).isEmpty();
		assertThat(ConsoleFiles.find("(?<!<label>[^<]{0,40})<(?:input|select)\\b", PAGE.replaceAll("\\s+", " ")))
			.isEmpty();
	}

	@Test
	void choicesAreThoseOfTheEndpoint() {
		assertThat(options("process-state"))
			.containsExactlyElementsOf(Stream.concat(Stream.of(""), names(ProcessState.values())).toList());
		assertThat(options("sort")).containsExactlyElementsOf(names(ProcessOrder.values()).toList());
		assertThat(ConsoleFiles.findFirstGroups("data-action=\"(\\w+)\"", PAGE))
			.containsExactlyElementsOf(names(ProcessAction.values()).toList());
	}

	private static List<String> options(String select) {
		String inside = PAGE.substring(PAGE.indexOf("<select id=\"" + select + "\""));
		return ConsoleFiles.findFirstGroups("<option value=\"(\\w*)\"",
				inside.substring(0, inside.indexOf("</select")));
	}

	private static Stream<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map((value) -> value.name().toLowerCase(Locale.ROOT));
	}

}
