package io.actorprocess.demo.docs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Param;
import io.actorprocess.spring.Route;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the guide to blocking work, compiled and run.
 */
class BlockingExamplesTests {

	@TempDir
	private Path directory;

	private Path file;

	static class Archive extends ProcessBase {

		@Override
		protected boolean blocking() {
			return true;
		}

		String read(Path file) throws IOException {
			return Files.readString(file);
		}

	}

	@ActorProcess(blocking = true)
	static class ArchiveBean {

		@Route("/read")
		String read(@Param("file") String file) throws IOException {
			return Files.readString(Path.of(file));
		}

	}

	static class Reader extends ProcessBase {

		private String loaded = "";

		void load(Path file) {
			manager().async(() -> Files.readString(file)).onReady(defer((String text) -> this.loaded = text));
		}

		String loaded() {
			return this.loaded;
		}

	}

	@BeforeEach
	void write() throws IOException {
		this.file = Files.writeString(this.directory.resolve("text"), "hello");
	}

	@Test
	void blockingProcessReads() throws Exception {
		try (ProcessManager manager = ProcessManager.builder().start()) {
			PID<Archive> archive = manager.spawn(new Archive());

			assertThat(archive.dispatch((a) -> a.read(this.file)).get(Duration.ofSeconds(20))).isEqualTo("hello");
		}
	}

	@Test
	void blockingBeanReads() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
			.withBean("archive", ArchiveBean.class)
			.run((context) -> {
				String address = context.getBean(ProcessManager.class).address().toString();
				URI uri = URI.create("http://" + address + "/archive/read?file=" + this.file);

				HttpResponse<String> response = HttpClient.newHttpClient()
					.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());

				assertThat(response.body()).isEqualTo("hello");
			});
	}

	@Test
	void workIsHandedOverAndItsResultTakenBack() throws Exception {
		VirtualClock clock = new VirtualClock();
		try (ProcessManager manager = ProcessManager.builder().clock(clock).start()) {
			PID<Reader> reader = manager.spawn(new Reader());
			reader.tell((r) -> r.load(this.file));

			manager.settle();

			assertThat(reader.dispatch(Reader::loaded).get(Duration.ofSeconds(20))).isEqualTo("hello");
		}
	}

}
