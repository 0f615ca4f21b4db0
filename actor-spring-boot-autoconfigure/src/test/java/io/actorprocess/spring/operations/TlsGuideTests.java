package io.actorprocess.spring.operations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;
import io.actorprocess.spring.metrics.ActorMetrics;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guide to TLS and limits says what is there.
 */
class TlsGuideTests {

	private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(actor\\.[a-z.-]+)` \\| ([^|]*) \\|");

	@Test
	void configurationStartsARuntime() throws Exception {
		X509Bundle authority = new CertificateBuilder().ecp256()
			.subject("CN=authority")
			.setIsCertificateAuthority(true)
			.buildSelfSigned();
		X509Bundle node = new CertificateBuilder().ecp256().subject("CN=node").buildIssuedBy(authority);
		PropertySource<?> configuration = configuration();

		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, ActorAutoConfiguration.class))
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addLast(configuration))
			.withPropertyValues("actor.ip=127.0.0.1", "NODE_CERTIFICATE=" + node.toTempCertChainPem().toURI(),
					"NODE_KEY=" + node.toTempPrivateKeyPem().toURI(),
					"NODE_AUTHORITY=" + authority.toTempRootCertPem().toURI())
			.run((context) -> assertThat(context.getBean(ProcessManager.class).address().port()).isPositive());
	}

	private static PropertySource<?> configuration() throws IOException {
		String yaml = YAML.matcher(guide()).results().findFirst().orElseThrow().group(1);
		return new YamlPropertySourceLoader()
			.load("guide", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
			.get(0);
	}

	@Test
	void propertiesExistAndHaveTheseDefaults() throws IOException {
		Map<String, String> defaults = defaults();

		List<MatchResult> rows = ROW.matcher(guide()).results().toList();

		assertThat(rows).hasSizeGreaterThan(15)
			.allSatisfy((row) -> assertThat(defaults).containsEntry(row.group(1), row.group(2).strip()));
	}

	private static Map<String, String> defaults() throws IOException {
		Map<String, String> defaults = new HashMap<>();
		try (InputStream file = ActorMetrics.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			for (JsonNode property : JsonMapper.shared().readTree(file).path("properties")) {
				defaults.put(property.path("name").asString(), property.path("defaultValue").asString(""));
			}
		}
		return defaults;
	}

	private static String guide() throws IOException {
		return Files.readString(Path.of("../docs/guide/tls-and-limits.md"));
	}

}
