package io.actorprocess.test.simulation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;
import io.actorprocess.process.ProcessBase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A machine as a scenario and a client of HTTP see it.
 */
class NodeTests {

	private static final class Site extends ProcessBase {

		private final Promise<HttpResponse> never = new Promise<>();

		private final Path file;

		Site(Path file) {
			super("site");
			this.file = file;
		}

		@Override
		protected void initialize() {
			route("/hello", (request) -> HttpResponse.ok("hello " + request.query().get("name")).with("X-Site", "1"));
			route("/broken", (request) -> {
				throw new IllegalStateException("out of order");
			});
			route("/stream", (request) -> stream());
			route("/file", (request) -> HttpResponse.file(this.file));
			route("/nothing", (request) -> HttpResponse.of(204));
			routeFlat("/never", (request) -> this.never.future());
		}

		private HttpResponse stream() {
			Pipe pipe = new Pipe();
			delay(Duration.ofSeconds(1), () -> {
				pipe.writer().write("late".getBytes(StandardCharsets.US_ASCII));
				pipe.writer().close();
			});
			return HttpResponse.stream(200, "text/plain", pipe.reader());
		}

	}

	@TempDir
	private Path directory;

	private Node addSite(World world) {
		return world.addNode("node", (node) -> node.manager().spawn(new Site(this.directory.resolve("file.txt"))));
	}

	private static HttpResponse get(World world, Node node, String target) {
		return world.await(node.get(target));
	}

	@Test
	void responseComesAsAClientWouldGetIt() {
		Simulation.run(1, (world) -> {
			HttpResponse response = get(world, addSite(world), "/site/hello?name=you%20there");

			assertThat(response.status()).isEqualTo(200);
			assertThat(response.text()).isEqualTo("hello you there");
			assertThat(response.headers().get("X-Site")).isEqualTo("1");
			assertThat(response.headers().get("Content-Length")).isEqualTo("15");
			assertThat(response.headers().get("Date")).isEqualTo("Wed, 01 Jan 2020 00:00:00 GMT");
		});
	}

	@Test
	void bodiesMayBeStreamsAndFilesAndNothing() throws Exception {
		Files.writeString(this.directory.resolve("file.txt"), "from disk");
		Simulation.run(1, (world) -> {
			Node node = addSite(world);

			assertThat(get(world, node, "/site/stream").text()).isEqualTo("late");
			assertThat(world.time()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
			assertThat(get(world, node, "/site/file").text()).isEqualTo("from disk");
			assertThat(get(world, node, "/site/nothing").status()).isEqualTo(204);
		});
	}

	@Test
	void failuresAreAnsweredAsTheServerDoes() {
		Simulation.run(1, (world) -> {
			Node node = addSite(world);

			assertThat(get(world, node, "/site/broken").status()).isEqualTo(500);
			assertThat(get(world, node, "/nobody").status()).isEqualTo(404);
			assertThat(get(world, node, "no path").status()).isEqualTo(400);
		});
	}

	@Test
	void requestToAMachineThatIsDownOrGoesDownFails() {
		Simulation.run(1, (world) -> {
			Node node = addSite(world);
			Future<HttpResponse> pending = node.get("/site/never");
			world.run(Duration.ofSeconds(1));
			assertThat(pending.isPending()).isTrue();

			node.crash();
			Future<HttpResponse> tooLate = node.get("/site/hello");
			world.run(Duration.ofSeconds(1));

			assertThat(pending.failure())
				.hasMessage("GET /site/never has no answer from the machine node: it went down before it answered");
			assertThat(tooLate.failure())
				.hasMessage("GET /site/hello has no answer from the machine node: it does not listen");
		});
	}

	@Test
	void crashedMachineBootsAgainAtTheSameAddress() {
		Simulation.run(1, (world) -> {
			Node node = addSite(world);
			world.inject(new Fault.Crash(Duration.ofSeconds(1), "node", Duration.ofSeconds(5)));
			world.run(Duration.ofSeconds(2));
			assertThat(node.isUp()).isFalse();
			assertThatIllegalStateException().isThrownBy(node::manager).withMessageContaining("is down");

			world.run(Duration.ofSeconds(5));

			assertThat(node.life()).isEqualTo(2);
			assertThat(node.manager().address()).isEqualTo(node.address());
			assertThat(get(world, node, "/site/hello?name=again").text()).isEqualTo("hello again");
		});
	}

}
