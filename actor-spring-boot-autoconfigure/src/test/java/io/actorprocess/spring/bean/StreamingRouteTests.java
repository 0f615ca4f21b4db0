package io.actorprocess.spring.bean;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Address;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Route;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Routes of beans whose requests bring their bodies as streams.
 */
class StreamingRouteTests {

	private static final String HEAD = " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 6\r\n\r\n";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withBean(Upload.class);

	@Test
	void methodIsCalledBeforeTheBodyIsThere() {
		this.runner.run((context) -> {
			Address address = context.getBean(ProcessManager.class).address();
			try (Socket socket = new Socket(address.ip(), address.port())) {
				socket.setSoTimeout(20_000);
				OutputStream out = socket.getOutputStream();
				InputStream in = socket.getInputStream();
				out.write(("POST /upload/echo" + HEAD + "abc").getBytes(StandardCharsets.US_ASCII));

				assertThat(readUntil(in, "abc")).startsWith("HTTP/1.1 200 ");
				out.write("def".getBytes(StandardCharsets.US_ASCII));

				assertThat(readUntil(in, "def")).isNotEmpty();
			}
		});
	}

	private static String readUntil(InputStream in, String end) throws Exception {
		StringBuilder read = new StringBuilder();
		while (read.indexOf(end) < 0) {
			int next = in.read();
			assertThat(next).as(read.toString()).isNotNegative();
			read.append((char) next);
		}
		return read.toString();
	}

	@Test
	void otherMethodsWaitForTheBody() {
		this.runner.run((context) -> {
			Address address = context.getBean(ProcessManager.class).address();
			try (Socket socket = new Socket(address.ip(), address.port())) {
				socket.setSoTimeout(20_000);
				socket.getOutputStream()
					.write(("POST /upload/length" + HEAD + "abcdef").getBytes(StandardCharsets.US_ASCII));

				assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)).endsWith("6");
			}
		});
	}

	@ActorProcess("upload")
	static class Upload {

		@Route(value = "/echo", streaming = true)
		HttpResponse echo(HttpRequest request) {
			return HttpResponse.stream(200, "text/plain", request.reader());
		}

		@Route("/length")
		int length(HttpRequest request) {
			return request.body().length;
		}

	}

}
