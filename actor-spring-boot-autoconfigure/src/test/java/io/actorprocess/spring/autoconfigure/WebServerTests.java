package io.actorprocess.spring.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.actorprocess.future.Future;
import io.actorprocess.process.ManagerState;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes behind a real web server.
 */
class WebServerTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void controllerAnswersWithTheFutureOfACall() throws Exception {
		try (ServletWebServerApplicationContext context = start()) {
			assertThat(ask(context, "/quick").get(10, TimeUnit.SECONDS).body()).isEqualTo("5");
		}
	}

	@Test
	void requestInFlightIsAnsweredByItsProcessWhileTheApplicationStops() throws Exception {
		ServletWebServerApplicationContext context = start();
		ProcessManager manager = context.getBean(ProcessManager.class);
		Slow slow = context.getBean(Slow.class);
		CompletableFuture<HttpResponse<String>> response = ask(context, "/slow");
		assertThat(slow.entered.await(10, TimeUnit.SECONDS)).isTrue();

		Announcement announcement = context.getBean(Announcement.class);
		Thread closing = new Thread(context::close);
		closing.start();
		assertThat(announcement.drained.await(10, TimeUnit.SECONDS)).isTrue();
		slow.release.countDown();

		assertThat(response.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
		closing.join(20_000);
		assertThat(manager.state()).isEqualTo(ManagerState.STOPPED);
	}

	private CompletableFuture<HttpResponse<String>> ask(ServletWebServerApplicationContext context, String path) {
		URI uri = URI.create("http://localhost:" + context.getWebServer().getPort() + path);
		return this.client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	private static ServletWebServerApplicationContext start() {
		return (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "spring.main.banner-mode=off")
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Slow.class, Announcement.class, Controller.class })
	static class Application {

	}

	@ActorProcess("slow")
	static class Slow {

		private final CountDownLatch entered = new CountDownLatch(1);

		private final CountDownLatch release = new CountDownLatch(1);

		long add(long a, long b) {
			return a + b;
		}

		String work() throws InterruptedException {
			this.entered.countDown();
			this.release.await();
			return "done";
		}

	}

	/** Tells when the application was told to drain. */
	static class Announcement {

		private final CountDownLatch drained = new CountDownLatch(1);

		@EventListener
		void changed(AvailabilityChangeEvent<ReadinessState> event) {
			if (event.getState() == ReadinessState.REFUSING_TRAFFIC) {
				this.drained.countDown();
			}
		}

	}

	@RestController
	static class Controller {

		private final PID<Slow> slow;

		Controller(PID<Slow> slow) {
			this.slow = slow;
		}

		@GetMapping("/quick")
		Future<Long> quick() {
			return this.slow.dispatch((process) -> process.add(2, 3));
		}

		@GetMapping("/slow")
		Future<String> slow() {
			return this.slow.dispatch(Slow::work);
		}

	}

}
