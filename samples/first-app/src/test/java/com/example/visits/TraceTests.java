package com.example.visits;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A request, the process that it calls and the archive in another runtime are one trace.
 */
class TraceTests {

	@Configuration(proxyBeanMethods = false)
	static class Exporter {

		@Bean
		InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

		@Bean
		SpanProcessor spanProcessor(InMemorySpanExporter spans) {
			return SimpleSpanProcessor.create(spans);
		}

	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return new SpringApplicationBuilder(FirstApplication.class, Exporter.class)
			.properties("server.port=0", "spring.main.banner-mode=off")
			.run(arguments);
	}

	private static HttpResponse<String> post(ConfigurableApplicationContext application, String path)
			throws Exception {
		int port = ((WebServerApplicationContext) application).getWebServer().getPort();
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.POST(BodyPublishers.noBody())
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	private static SpanData span(ConfigurableApplicationContext application, String name) {
		List<SpanData> spans = application.getBean(InMemorySpanExporter.class).getFinishedSpanItems();
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElse(null);
	}

	private static SpanData awaitSpan(ConfigurableApplicationContext application, String name) {
		return await().until(() -> span(application, name), (span) -> span != null);
	}

	@Test
	void requestProcessAndArchiveAreOneTrace() throws Exception {
		try (ConfigurableApplicationContext there = start("--actor.port=0")) {
			String archive = "archive@" + there.getBean(ProcessManager.class).address();
			try (ConfigurableApplicationContext here = start("--actor.port=0", "--visits.archive=" + archive)) {
				assertThat(post(here, "/visits/home").body()).isEqualTo("1");

				SpanData request = awaitSpan(here, "http post /visits/{page}");
				SpanData call = awaitSpan(here, "Visits dispatch");
				SpanData sent = awaitSpan(here, "send visited");
				SpanData visited = awaitSpan(there, "Archive visited");
				SpanData saved = awaitSpan(here, "Visits saved");

				assertThat(call.getParentSpanId()).isEqualTo(request.getSpanId());
				assertThat(sent.getParentSpanId()).isEqualTo(call.getSpanId());
				assertThat(visited.getParentSpanId()).isEqualTo(sent.getSpanId());
				assertThat(saved.getTraceId()).isEqualTo(request.getTraceId());
			}
		}
	}

}
