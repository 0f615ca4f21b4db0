package io.actorprocess.spring.autoconfigure;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

import io.actorprocess.http.Credentials;
import io.actorprocess.message.Address;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.MessageCredentials;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Install;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages between two applications, one of which guards them.
 */
class GuardedMessageTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));

	private final ApplicationContextRunner guarded = this.runner.withBean(Vault.class)
		.withPropertyValues("actor.http.realms.nodes.users.node=secret", "actor.http.message-realm=nodes");

	@Test
	void applicationThatShowsTheCredentialsIsLetIn() {
		this.guarded.run((receiver) -> {
			Vault vault = receiver.getBean(Vault.class);
			BlockingQueue<DeadLetter> refused = new LinkedBlockingQueue<>();
			ProcessManager there = receiver.getBean(ProcessManager.class);
			there.deadLetters().subscribe(refused::add);
			UPID to = new UPID("vault", there.address());

			this.runner.run((stranger) -> {
				stranger.getBean(ProcessManager.class).post(to, "open", new byte[0]);

				assertThat(refused.poll(20, TimeUnit.SECONDS)).extracting(DeadLetter::reason)
					.isEqualTo(DeadLetterReason.FORBIDDEN);
			});
			this.runner
				.withPropertyValues("actor.http.message-credentials.username=node",
						"actor.http.message-credentials.password=secret")
				.run((friend) -> {
					friend.getBean(ProcessManager.class).post(to, "open", new byte[0]);

					assertThat(vault.opened.poll(20, TimeUnit.SECONDS)).isNotNull();
				});
			assertThat(vault.opened).isEmpty();
		});
	}

	@Test
	void credentialsMayComeFromABean() {
		this.guarded.run((receiver) -> {
			UPID to = new UPID("vault", receiver.getBean(ProcessManager.class).address());

			this.runner.withBean(MessageCredentials.class, () -> (peer) -> Credentials.basic("node", "secret"))
				.run((friend) -> {
					friend.getBean(ProcessManager.class).post(to, "open", new byte[0]);

					assertThat(receiver.getBean(Vault.class).opened.poll(20, TimeUnit.SECONDS)).isNotNull();
				});
		});
	}

	@Test
	void credentialsMayDependOnThePeer() {
		this.guarded.run((receiver) -> {
			UPID to = new UPID("vault", receiver.getBean(ProcessManager.class).address());
			Tokens tokens = new Tokens(to.address());

			assertThat(new TokenConfiguration().credentials(tokens).authorization(to.address()))
				.isEqualTo("Bearer abc");
			assertThat(new TokenConfiguration().credentials(tokens).authorization(Address.parse("192.0.2.1:5050")))
				.isNull();
		});
	}

	@Test
	void credentialsOfABeanAndOfThePropertiesAreTooMany() {
		this.runner.withBean(MessageCredentials.class, () -> (peer) -> null)
			.withPropertyValues("actor.http.message-credentials.username=node",
					"actor.http.message-credentials.password=hush")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("There is a MessageCredentials bean too: keep one")
				.satisfies((failure) -> assertThat(failure.toString()).doesNotContain("hush")));
	}

	@ParameterizedTest
	@CsvSource({ "actor.http.message-realm=nowhere, actor.http.message-realm",
			"actor.http.message-credentials.username=ann, actor.http.message-credentials",
			"actor.http.message-credentials.password=hush, actor.http.message-credentials",
			"actor.http.failed-logins=-1, actor.http.failed-logins" })
	void wrongValueFailsTheStartByItsProperty(String setting, String property) {
		this.runner.withPropertyValues(setting)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("Property " + property + " with value"));
	}

	record Tokens(Address ours) {

		boolean isOurs(Address peer) {
			return peer.equals(this.ours);
		}

		String current() {
			return "abc";
		}

	}

	static class TokenConfiguration {

		@Bean
		MessageCredentials credentials(Tokens tokens) {
			return (peer) -> tokens.isOurs(peer) ? "Bearer " + tokens.current() : null;
		}

	}

	@ActorProcess("vault")
	static class Vault {

		final BlockingQueue<UPID> opened = new LinkedBlockingQueue<>();

		@Install("open")
		void open(UPID from) {
			this.opened.add(from);
		}

	}

}
