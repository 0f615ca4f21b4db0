package io.actorprocess.spring.autoconfigure;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.actorprocess.future.Future;
import io.actorprocess.http.AccessControl;
import io.actorprocess.http.AuthenticationResult;
import io.actorprocess.http.Authenticator;
import io.actorprocess.http.Credentials;
import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Principal;
import io.actorprocess.http.jwt.TokenIssuer;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.Route;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Realms from properties and beans.
 */
class RealmTests {

	private static final String SECRET = "a secret of at least thirty-two bytes";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withBean(FakeSockets.class);

	@Test
	void usersOfTheRealmAreLetIn() {
		this.runner.withBean(Vault.class)
			.withPropertyValues("actor.http.realms.admin.users.ann=secret")
			.run((context) -> {
				ProcessManager manager = context.getBean(ProcessManager.class);

				assertThat(ask(manager, "/vault/open", "Basic YW5uOnNlY3JldA==").text()).isEqualTo("ann");
				assertThat(ask(manager, "/vault/open", "Basic YW5uOndyb25n").status()).isEqualTo(401);
				assertThat(ask(manager, "/vault/open", null).headers().get("WWW-Authenticate"))
					.isEqualTo("Basic realm=\"admin\"");
			});
	}

	@Test
	void tokensAndUsersMayShareARealm() {
		this.runner.withBean(Vault.class)
			.withPropertyValues("actor.http.realms.admin.users.ann=secret",
					"actor.http.realms.admin.jwt.secret=" + SECRET, "actor.http.realms.admin.jwt.audience=us")
			.run((context) -> {
				ProcessManager manager = context.getBean(ProcessManager.class);
				TokenIssuer issuer = TokenIssuer.secret(SECRET);

				assertThat(
						ask(manager, "/vault/open", "Bearer " + issuer.issue(Map.of("sub", "bob", "aud", "us"))).text())
					.isEqualTo("bob");
				assertThat(ask(manager, "/vault/open", "Bearer " + issuer.issue(Map.of("sub", "bob", "aud", "them")))
					.status()).isEqualTo(401);
				assertThat(ask(manager, "/vault/open", null).headers().all("WWW-Authenticate")).hasSize(2);
			});
	}

	@Test
	void authorizerDecidesOnceItIsKnownWhoAsks() {
		this.runner.withBean(Vault.class)
			.withPropertyValues("actor.http.realms.admin.users.ann=secret", "actor.http.realms.admin.users.bob=secret")
			.run((context) -> {
				ProcessManager manager = context.getBean(ProcessManager.class);
				AccessControl access = context.getBean(AccessControl.class);

				access.authorizePath("/vault/open", (request, principal) -> Future.ready(mayOpen(principal)));

				assertThat(ask(manager, "/vault/open", Credentials.basic("ann", "secret")).status()).isEqualTo(200);
				assertThat(ask(manager, "/vault/open", Credentials.basic("bob", "secret")).status()).isEqualTo(403);
			});
	}

	private static boolean mayOpen(@Nullable Principal principal) {
		return Principal.of("ann").equals(principal);
	}

	@Test
	void authenticatorBeanGuardsTheRealmOfItsName() {
		this.runner.withBean(Vault.class)
			.withBean("admin", Authenticator.class, Everybody::new)
			.run((context) -> assertThat(ask(context.getBean(ProcessManager.class), "/vault/open", null).text())
				.isEqualTo("everybody"));
	}

	@Test
	void routeThatHasToKnowWhoAsksRefusesStrangers() {
		this.runner.withBean(Lobby.class).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);

			assertThat(ask(manager, "/lobby/strict", null).status()).isEqualTo(403);
			assertThat(ask(manager, "/lobby/lenient", null).text()).isEqualTo("Optional.empty null");
			assertThat(manager.serve(HttpRequest.get("/lobby/lenient"), Principal.of("zoe")).join().text())
				.isEqualTo("Optional[zoe] zoe");
		});
	}

	private static HttpResponse ask(ProcessManager manager, String path, @Nullable String authorization) {
		Headers headers = (authorization != null) ? Headers.of("Authorization", authorization) : Headers.empty();
		return manager.serve(HttpRequest.of("GET", path, headers, new byte[0], null), null).join();
	}

	@ActorProcess("vault")
	static class Vault {

		@Route(value = "/open", realm = "admin", help = "Opens the vault.")
		String open(Principal principal) {
			return principal.name();
		}

	}

	@ActorProcess("lobby")
	static class Lobby {

		@Route("/strict")
		String strict(Principal principal) {
			return principal.name();
		}

		@Route("/lenient")
		String lenient(Optional<Principal> principal, @Nullable Principal same) {
			return principal + " " + same;
		}

	}

	static class Everybody implements Authenticator {

		@Override
		public String scheme() {
			return "Nothing";
		}

		@Override
		public Future<AuthenticationResult> authenticate(HttpRequest request) {
			return Future.ready(new AuthenticationResult.Authenticated(Principal.of("everybody")));
		}

	}

}
