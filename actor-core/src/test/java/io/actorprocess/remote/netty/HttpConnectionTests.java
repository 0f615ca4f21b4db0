package io.actorprocess.remote.netty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.Body;
import io.actorprocess.http.HttpConnection;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;
import io.actorprocess.http.Url;
import io.actorprocess.message.Address;
import io.actorprocess.remote.Reception;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many requests over one connection of the HTTP client.
 */
class HttpConnectionTests implements WithoutLeaks {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final HttpRequest GET = HttpRequest.get("/a");

	private final EchoListener listener = new EchoListener();

	private final BlockingQueue<Promise<HttpResponse>> promises = new LinkedBlockingQueue<>();

	private final NettySocketManager manager = new NettySocketManager();

	private final Address server = this.manager.bind(Address.parse("127.0.0.1:0"), this.listener);

	private final Url url = Url.parse("http://" + this.server + "/");

	@BeforeEach
	void answerByHand() {
		this.listener.route = (request) -> {
			Promise<HttpResponse> promise = new Promise<>();
			this.promises.add(promise);
			return promise.future();
		};
	}

	@AfterEach
	void close() {
		this.manager.close();
	}

	private HttpConnection connect() throws Exception {
		return this.manager.http().connect(this.url).get(PATIENCE);
	}

	private Promise<HttpResponse> asked() throws InterruptedException {
		return EchoListener.next(this.promises);
	}

	private static Throwable failure(Future<?> future) throws InterruptedException {
		assertThat(future.await(PATIENCE)).isTrue();
		return future.failure();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void requestsFollowEachOtherAndFailAfterTheEnd() throws Exception {
		HttpConnection connection = connect();
		Future<HttpResponse> first = connection.send(GET);
		asked().set(HttpResponse.ok("1"));
		assertThat(first.get(PATIENCE).text()).isEqualTo("1");

		Future<HttpResponse> second = connection.stream(GET);
		Pipe pipe = new Pipe();
		asked().set(HttpResponse.stream(200, "text/plain", pipe.reader()));
		Pipe.Reader reader = second.get(PATIENCE).reader();
		pipe.writer().write(bytes("2"));
		assertThat(reader.read().get(PATIENCE)).asString().isEqualTo("2");
		pipe.writer().close();
		assertThat(reader.read().get(PATIENCE)).isEmpty();

		Future<HttpResponse> third = connection.send(GET);
		asked().set(HttpResponse.ok("3"));
		assertThat(third.get(PATIENCE).text()).isEqualTo("3");

		connection.close();
		assertThat(connection.disconnected().await(PATIENCE)).isTrue();
		assertThat(failure(connection.send(GET))).isInstanceOf(IOException.class)
			.hasMessage("Disconnected from " + this.server);
	}

	@Test
	void pipelinedResponsesComeInTheOrderOfTheRequests() throws Exception {
		try (HttpConnection connection = connect()) {
			Future<HttpResponse> first = connection.send(GET);
			Future<HttpResponse> second = connection.stream(GET);
			Future<HttpResponse> third = connection.send(GET);
			Promise<HttpResponse> one = asked();
			Promise<HttpResponse> two = asked();

			asked().set(HttpResponse.ok("3"));
			two.set(HttpResponse.ok("2"));
			assertThat(first.isPending()).isTrue();
			one.set(HttpResponse.ok("1"));

			assertThat(first.get(PATIENCE).text()).isEqualTo("1");
			assertThat(second.get(PATIENCE).reader().readAll(10).get(PATIENCE)).asString().isEqualTo("2");
			assertThat(third.get(PATIENCE).text()).isEqualTo("3");
		}
	}

	@Test
	void nothingFollowsARequestThatCloses() throws Exception {
		HttpConnection connection = connect();
		Future<HttpResponse> first = connection.send(GET);
		Future<HttpResponse> last = connection.send(GET.with("Connection", "close"));
		assertThat(failure(connection.send(GET))).hasMessageStartingWith("Cannot pipeline after 'Connection: close'");

		asked().set(HttpResponse.ok("1"));
		asked().set(HttpResponse.ok("2"));

		assertThat(first.get(PATIENCE).text()).isEqualTo("1");
		assertThat(last.get(PATIENCE).text()).isEqualTo("2");
		assertThat(connection.disconnected().await(PATIENCE)).isTrue();
	}

	@Test
	void responsesAfterOneThatClosesFail() throws Exception {
		HttpConnection connection = connect();
		Future<HttpResponse> first = connection.send(GET);
		Future<HttpResponse> second = connection.send(GET);

		asked().set(HttpResponse.ok("bye").with("Connection", "close"));

		assertThat(first.get(PATIENCE).text()).isEqualTo("bye");
		assertThat(failure(second)).isInstanceOf(IOException.class);
		assertThat(connection.disconnected().await(PATIENCE)).isTrue();
	}

	@Test
	void connectionIsClosedByItsHolder() throws Exception {
		HttpConnection connection = connect();
		Future<HttpResponse> missing = connection.send(GET);
		Promise<HttpResponse> asked = asked();
		assertThat(connection.peer()).isEqualTo(this.server);
		assertThat(connection.local()).isNotEqualTo(this.server);

		connection.close();

		assertThat(connection.disconnected().await(PATIENCE)).isTrue();
		assertThat(failure(missing)).isInstanceOf(IOException.class);
		Promise<Boolean> told = new Promise<>();
		asked.future().onDiscard(() -> told.set(true));
		assertThat(told.future().get(PATIENCE)).isTrue();
	}

	@Test
	void connectionsAreEqualIfTheyAreTheSame() throws Exception {
		try (HttpConnection one = connect(); HttpConnection two = connect()) {
			assertThat(one).isEqualTo(one).isNotEqualTo(two);
		}
	}

	@Test
	void streamedRequestReachesTheRouteBeforeItsEnd() throws Exception {
		this.listener.reception = Reception.STREAM;
		Pipe pipe = new Pipe();
		try (HttpConnection connection = connect()) {
			Future<HttpResponse> response = connection
				.send(HttpRequest.to("POST", this.url).withContent(new Body.Stream(pipe.reader())));
			Promise<HttpResponse> asked = asked();
			Pipe.Reader reader = this.listener.requests.get(0).reader();

			pipe.writer().write(bytes("hello"));
			assertThat(reader.read().get(PATIENCE)).asString().isEqualTo("hello");
			pipe.writer().close();
			assertThat(reader.read().get(PATIENCE)).isEmpty();
			asked.set(HttpResponse.ok("done"));

			assertThat(response.get(PATIENCE).text()).isEqualTo("done");
		}
	}

	@Test
	void requestThatWasNotWrittenIsTakenBack() throws Exception {
		this.listener.reception = Reception.STREAM;
		Pipe pipe = new Pipe();
		try (HttpConnection connection = connect()) {
			Future<HttpResponse> first = connection
				.send(HttpRequest.to("POST", this.url).withContent(new Body.Stream(pipe.reader())));
			Promise<HttpResponse> asked = asked();
			Future<HttpResponse> second = connection.send(GET);
			Future<HttpResponse> third = connection.send(GET);

			second.discard();
			assertThat(second.await(PATIENCE)).isTrue();
			pipe.writer().close();
			this.listener.requests.get(0).reader().readAll(10).get(PATIENCE);
			asked.set(HttpResponse.ok("1"));
			asked().set(HttpResponse.ok("3"));

			assertThat(second.isDiscarded()).isTrue();
			assertThat(first.get(PATIENCE).text()).isEqualTo("1");
			assertThat(third.get(PATIENCE).text()).isEqualTo("3");
			assertThat(this.listener.requests).hasSize(2);
		}
	}

	@Test
	void failedBodyOfARequestEndsTheConnection() throws Exception {
		this.listener.reception = Reception.STREAM;
		Pipe pipe = new Pipe();
		HttpConnection connection = connect();
		Future<HttpResponse> response = connection
			.send(HttpRequest.to("POST", this.url).withContent(new Body.Stream(pipe.reader())));
		asked();

		pipe.writer().fail(new IOException("disk full"));

		assertThat(failure(response)).hasMessage("disk full");
		assertThat(connection.disconnected().await(PATIENCE)).isTrue();
		assertThat(failure(this.listener.requests.get(0).reader().read())).hasMessage("The client has gone");
	}

	@Test
	void openConnectionsAreListed() throws Exception {
		try (HttpConnection connection = connect()) {
			assertThat(this.manager.statistics().connections()).anySatisfy((listed) -> {
				assertThat(listed.peer()).isEqualTo(connection.peer().toString());
				assertThat(listed.transport()).isEqualTo("http");
			});
		}
	}

}
