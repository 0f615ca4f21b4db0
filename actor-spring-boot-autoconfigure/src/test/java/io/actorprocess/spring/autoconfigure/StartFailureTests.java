package io.actorprocess.spring.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import io.actorprocess.message.UPID;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What keeps an application from starting that has to do with realms, routes and
 * addresses, and what it says then. Others of the kind are beside what they are about.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {

	@Test
	void routeOfARealmThatNobodyGuards(CapturedOutput output) {
		start(Vault.class);

		assertThat(output).contains("Vault.open() is guarded by the realm 'admin', which has no authenticator")
			.contains("Set 'actor.http.realms.admin', or declare an Authenticator bean named 'admin'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					actor.http.authentication-timeout=0s                  | actor.http.authentication-timeout  | above zero
					actor.http.endpoints.read-realm=nowhere               | actor.http.endpoints.read-realm    | No such realm
					actor.http.endpoints.write-realm=nowhere              | actor.http.endpoints.write-realm   | No such realm
					actor.http.realms.x.jwt.audience=us                   | actor.http.realms.x.jwt            | Set one of
					actor.http.realms.x.jwt.secret=short                  | actor.http.realms.x.jwt            | at least 32 bytes
					actor.http.realms.x.jwt.public-key=classpath:none.pem | actor.http.realms.x.jwt            | There is no RSA key
					visits.archive=archive@localhost                      | visits.archive                     | expected ip:port
					""")
	void valueOfAProperty(String argument, String property, String reason, CapturedOutput output) {
		start(Visits.class, "--" + argument);

		assertThat(output).containsPattern("(configuration property '|Property: )" + property).contains(reason);
	}

	@Test
	void secretIsNotToldInTheReport(CapturedOutput output) {
		start(Visits.class, "--actor.http.realms.x.jwt.secret=hush");

		assertThat(output).contains("at least 32 bytes").doesNotContain("hush");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--actor.http.path=actors                                   | actor.http.path             | such as /actors
			--actor.http.path=/actors --actor.http.max-request-size=3GB | actor.http.max-request-size | 0B to 2047MB
			""")
	void propertyOfRoutesBehindTheWebServer(String arguments, String property, String reason, CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> new SpringApplicationBuilder(Web.class).properties("server.port=0").run(arguments.split(" ")));

		assertThat(output).contains("for configuration property '" + property + "'").contains(reason);
	}

	private static void start(Class<?> configuration, String... arguments) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(ActorAutoConfiguration.class, configuration)
			.web(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run(arguments));
	}

	@ActorProcess
	static class Vault {

		@Route(value = "/open", realm = "admin")
		void open() {
		}

	}

	@ConfigurationProperties("visits")
	record Addresses(@Nullable UPID archive) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Addresses.class)
	static class Visits {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Web {

	}

}
