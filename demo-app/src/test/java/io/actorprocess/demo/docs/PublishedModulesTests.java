package io.actorprocess.demo.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bill of materials lists what applications can depend on: every module that is
 * published, and no other.
 */
class PublishedModulesTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final String BOM = "actor-bom";

	private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

	private static final Pattern MANAGED = Pattern.compile("<artifactId>([^<]+)</artifactId>");

	private static String pom(String module) throws IOException {
		return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
	}

	private static List<String> matches(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((match) -> match.group(1)).toList();
	}

	private static boolean isPublished(String module) throws IOException {
		return !module.equals(BOM) && !pom(module).contains("<maven.deploy.skip>true<");
	}

	@Test
	void bomListsEveryPublishedModule() throws IOException {
		Matcher managed = Pattern.compile("<dependencyManagement>(.*)</dependencyManagement>", Pattern.DOTALL)
			.matcher(pom(BOM));
		assertThat(managed.find()).isTrue();

		List<String> listed = matches(MANAGED, managed.group(1));

		for (String module : matches(MODULE, pom("."))) {
			assertThat(listed.contains(module)).as("the bom lists " + module).isEqualTo(isPublished(module));
		}
	}

}
