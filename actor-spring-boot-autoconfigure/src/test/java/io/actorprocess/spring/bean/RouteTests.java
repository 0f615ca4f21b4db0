package io.actorprocess.spring.bean;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.process.ProcessContext;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.Param;
import io.actorprocess.spring.Route;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What routes take from a request, and what becomes of their results.
 */
class RouteTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, ActorAutoConfiguration.class))
		.withBean(FakeSockets.class)
		.withBean(Service.class);

	@Test
	void queryParametersAreConverted() {
		asking((http) -> {
			assertText(http.get("/service/add?a=2&b=3"), 200, "5");
			assertText(http.get("/service/color?color=red"), 200, "RED");
		});
	}

	@Test
	void missingParameterIsABadRequest() {
		asking((http) -> assertText(http.get("/service/add?a=2"), 400, "The query parameter 'b' is missing\n"));
	}

	@Test
	void unusableParameterIsABadRequest() {
		asking((http) -> assertText(http.get("/service/add?a=2&b=x"), 400,
				"The query parameter 'b' is 'x', which is no Long\n"));
	}

	@Test
	void parametersMayBeOptional() {
		asking((http) -> {
			assertText(http.get("/service/greet"), 200, "hello null Optional.empty 7");
			assertText(http.get("/service/greet?name=Ann&age=3&size=9"), 200, "hello Ann Optional[3] 9");
		});
	}

	@Test
	void requestAndContextArePassed() {
		asking((http) -> assertText(http.get("/service/echo/below?x=1"), 200, "GET /service/echo/below {x=1} service"));
	}

	@Test
	void responseIsSentAsItIs() {
		asking((http) -> assertText(http.get("/service/teapot"), 418, "short and stout"));
	}

	@Test
	void plainValuesAreText() {
		asking((http) -> {
			HttpResponse response = http.get("/service/even?n=4");

			assertText(response, 200, "true");
			assertThat(response.headers().get("Content-Type")).isEqualTo("text/plain; charset=utf-8");
		});
	}

	@Test
	void nothingIsAnEmptyBody() {
		asking((http) -> {
			assertText(http.get("/service/nothing"), 200, "");
			assertText(http.get("/service/null"), 200, "");
		});
	}

	@Test
	void objectsAreJson() {
		asking((http) -> {
			HttpResponse response = http.get("/service/point?x=1&y=2");

			assertText(response, 200, "{\"x\":1,\"y\":2}");
			assertThat(response.headers().get("Content-Type")).isEqualTo("application/json");
		});
	}

	@Test
	void futuresAreAnsweredWhenTheyAreComplete() {
		asking((http) -> {
			assertText(http.get("/service/soon"), 200, "12");
			assertText(http.get("/service/stage"), 200, "{\"x\":3,\"y\":4}");
		});
	}

	@Test
	void failureIsAnInternalServerErrorAndTheProcessGoesOn() {
		asking((http) -> {
			assertThat(http.get("/service/fail").status()).isEqualTo(500);
			assertText(http.get("/service/add?a=1&b=1"), 200, "2");
		});
	}

	@Test
	void unknownPathIsNotFound() {
		asking((http) -> assertThat(http.get("/service/unknown").status()).isEqualTo(404));
	}

	private void asking(ThrowingConsumer<FakeSockets> test) {
		this.runner.run((context) -> test.accept(context.getBean(FakeSockets.class)));
	}

	private static void assertText(HttpResponse response, int status, String text) {
		assertThat(response.text()).isEqualTo(text);
		assertThat(response.status()).isEqualTo(status);
	}

	record Point(int x, int y) {

	}

	enum Color {

		RED, GREEN

	}

	@ActorProcess("service")
	static class Service {

		@Route("/add")
		long add(@Param("a") long a, @Param long b) {
			return a + b;
		}

		@Route("/color")
		String color(@Param Color color) {
			return color.name();
		}

		@Route("/greet")
		String greet(@Param @Nullable String name, @Param Optional<Integer> age, @Param(defaultValue = "7") int size) {
			return "hello " + name + " " + age + " " + size;
		}

		@Route("/echo")
		String echo(ProcessContext context, HttpRequest request) {
			return request + " " + request.query() + " " + context.upid().id();
		}

		@Route("/teapot")
		HttpResponse teapot() {
			return HttpResponse.text(418, "short and stout");
		}

		@Route("/even")
		boolean even(@Param int n) {
			return n % 2 == 0;
		}

		@Route("/nothing")
		void nothing() {
		}

		@Route("/null")
		@Nullable String none() {
			return null;
		}

		@Route("/point")
		Point point(@Param int x, @Param int y) {
			return new Point(x, y);
		}

		@Route("/soon")
		Future<Integer> soon() {
			return Future.ready(12);
		}

		@Route("/stage")
		CompletionStage<Point> stage() {
			return CompletableFuture.completedFuture(new Point(3, 4));
		}

		@Route("/fail")
		String fail() {
			throw new IllegalStateException("broken");
		}

	}

}
