package io.actorprocess.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.actorprocess.future.Future;
import io.actorprocess.http.Body;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;
import io.actorprocess.http.StaticResources;
import io.actorprocess.http.Url;
import io.actorprocess.remote.netty.NettySocketManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The routes of a process, asked by the client of its own sockets.
 */
class HttpRouteTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final NettySocketManager sockets = new NettySocketManager();

	private final ProcessManager manager = ProcessManager.builder().socketManager(this.sockets).start();

	@TempDir
	private Path directory;

	private PID<Site> site;

	static class Site extends ProcessBase {

		Site(Path directory) {
			super("site");
			route("/a", (request) -> HttpResponse.ok("a"));
			route("/a/b/c", (request) -> HttpResponse.ok("c"));
			routeFlat("/upload",
					(request) -> request.reader()
						.readAll(10_000_000)
						.then((body) -> HttpResponse.ok(String.valueOf(body.length))));
			stream("/upload");
			route("/echo", (request) -> HttpResponse.stream(200, "text/plain", request.reader()));
			stream("/echo");
			provide("/ui", directory);
			provide("/assets", new StaticResources(getClass().getClassLoader(), "assets"));
		}

	}

	@BeforeEach
	void spawn() {
		this.site = this.manager.spawn(new Site(this.directory));
	}

	@AfterEach
	void close() {
		this.manager.close();
	}

	private Url url(String path) {
		return Url.of(this.site.upid(), path);
	}

	private HttpResponse get(String path) throws Exception {
		return this.sockets.http().get(url(path)).get(PATIENCE);
	}

	@Test
	void longestRouteServesARequest() throws Exception {
		assertThat(get("/a/b/c").text()).isEqualTo("c");
		assertThat(get("/a/b").text()).isEqualTo("a");
		assertThat(get("/b").status()).isEqualTo(404);
	}

	@Test
	void streamingRouteTakesMoreThanTheLimitOfABody() throws Exception {
		HttpResponse large = this.sockets.http().post(url("/upload"), "x/y", new byte[3_000_000]).get(PATIENCE);
		HttpResponse small = this.sockets.http().post(url("/upload"), "x/y", new byte[3]).get(PATIENCE);
		HttpResponse refused = this.sockets.http().post(url("/a"), "x/y", new byte[3_000_000]).get(PATIENCE);

		assertThat(large.text()).isEqualTo("3000000");
		assertThat(small.text()).isEqualTo("3");
		assertThat(refused.status()).isEqualTo(413);
	}

	@Test
	void requestAndResponseStreamAtTheSameTime() throws Exception {
		Pipe pipe = new Pipe();
		HttpRequest request = HttpRequest.to("POST", url("/echo")).withContent(new Body.Stream(pipe.reader()));
		Future<HttpResponse> response = this.sockets.http().stream(url("/echo"), request);
		Pipe.Reader reader = response.get(PATIENCE).reader();

		for (String piece : new String[] { "one", "two" }) {
			pipe.writer().write(piece.getBytes(StandardCharsets.US_ASCII));
			assertThat(reader.read().get(PATIENCE)).asString().isEqualTo(piece);
		}
		pipe.writer().close();

		assertThat(reader.read().get(PATIENCE)).isEmpty();
	}

	@Test
	void filesAreProvidedBelowAPath() throws Exception {
		Files.writeString(this.directory.resolve("index.html"), "<p>hello");

		assertThat(get("/ui/").text()).isEqualTo("<p>hello");
		assertThat(get("/ui/index.html").headers().get("Content-Type")).isEqualTo("text/html; charset=utf-8");
		assertThat(get("/ui/%2e%2e/x").status()).isEqualTo(404);
		assertThat(get("/assets").text()).isEqualTo("<p>from the class path\n");
		assertThat(get("/assets/none").status()).isEqualTo(404);
		assertThatIllegalArgumentException().isThrownBy(() -> new Site(this.directory).provide("/", this.directory));
	}

}
