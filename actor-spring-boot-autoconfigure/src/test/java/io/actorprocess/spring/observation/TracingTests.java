package io.actorprocess.spring.observation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import io.actorprocess.future.Future;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ContextPropagation;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessContext;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Initialize;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.Route;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;
import io.actorprocess.spring.autoconfigure.ActorContextPropagationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One trace from a controller through processes of two runtimes, seen by OpenTelemetry.
 */
@Timeout(60)
class TracingTests {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final Semaphore ended = new Semaphore(0);

	private final ObservationRegistry observations = tracing();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(ActorContextPropagationAutoConfiguration.class, ActorAutoConfiguration.class))
		.withBean(ObservationRegistry.class, () -> this.observations)
		.withBean(Relay.class);

	private ObservationRegistry tracing() {
		SpanExporter counting = SpanExporter.composite(this.exporter, new EndCounter(this.ended));
		var spans = SdkTracerProvider.builder()
			.addSpanProcessor(SimpleSpanProcessor.create(counting))
			.build()
			.get("test");
		var tracer = new OtelTracer(spans, new OtelCurrentTraceContext(), (event) -> {
		});
		var propagator = new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), spans);
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig()
			.observationHandler(new FirstMatchingCompositeObservationHandler(
					new PropagatingSenderTracingObservationHandler<>(tracer, propagator),
					new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
					new DefaultTracingObservationHandler(tracer)));
		return registry;
	}

	/** Follows the exporter that keeps the spans. */
	private record EndCounter(Semaphore ended) implements SpanExporter {

		@Override
		public CompletableResultCode export(Collection<SpanData> spans) {
			this.ended.release(spans.size());
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

	@ActorProcess("relay")
	static class Relay {

		private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

		private @Nullable ProcessContext context;

		@Initialize
		void begin(ProcessContext context) {
			this.context = context;
		}

		void pass(UPID to) {
			if (this.context != null) {
				this.context.send(to, "arrive", new byte[0]);
			}
		}

		@Install("arrive")
		void arrive(UPID from, ProcessContext context) {
			this.arrived.add(String.valueOf(MDC.get("user")));
			context.send(from, "answer", new byte[0]);
		}

		@Install("answer")
		void answer(UPID from) {
			this.arrived.add("answer");
		}

		String user() {
			return String.valueOf(MDC.get("user"));
		}

		@Route("/look")
		String look() {
			return "looked";
		}

		String fail() {
			throw new IllegalStateException("on purpose");
		}

	}

	@SuppressWarnings("unchecked")
	private static PID<Relay> pid(ApplicationContext context) {
		return (PID<Relay>) context.getBean("relayPid");
	}

	/** All spans, once some more have ended: they end on the threads of the processes. */
	private List<SpanData> spans(int more) throws InterruptedException {
		this.ended.acquire(more);
		return this.exporter.getFinishedSpanItems();
	}

	@Test
	void controllerProcessAndRemoteProcessAreOneTrace() {
		this.runner.run((here) -> this.runner.run((there) -> {
			UPID remote = pid(there).upid();
			Observation controller = Observation.start("controller", this.observations);

			controller.scopedChecked(() -> pid(here).dispatch((relay) -> {
				relay.pass(remote);
				return true;
			}).get());
			controller.stop();
			assertThat(there.getBean(Relay.class).arrived.take()).isEqualTo("null");
			assertThat(here.getBean(Relay.class).arrived.take()).isEqualTo("answer");

			List<SpanData> spans = spans(6);
			assertThat(spans).extracting(SpanData::getTraceId).containsOnly(spans.get(0).getTraceId());
			assertChain(spans, "controller", "Relay dispatch", "send arrive", "Relay arrive", "send answer",
					"Relay answer");
			assertThat(spans).filteredOn((span) -> span.getName().startsWith("send"))
				.extracting(SpanData::getKind)
				.containsOnly(SpanKind.PRODUCER);
			assertThat(spans).filteredOn((span) -> span.getName().matches("Relay a.*"))
				.extracting(SpanData::getKind)
				.containsOnly(SpanKind.CONSUMER);
		}));
	}

	private static void assertChain(List<SpanData> spans, String... names) {
		String parent = "0000000000000000";
		for (String name : names) {
			SpanData span = spans.stream()
				.filter((candidate) -> candidate.getName().equals(name))
				.findFirst()
				.orElseThrow();
			assertThat(span.getParentSpanId()).as("the parent of " + name).isEqualTo(parent);
			parent = span.getSpanId();
		}
	}

	@Test
	void requestContinuesTheTraceOfItsHeader() {
		running((context) -> {
			URI uri = URI.create("http://" + pid(context).upid().address() + "/relay/look");
			HttpRequest request = HttpRequest.newBuilder(uri)
				.header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
				.build();

			HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

			SpanData span = spans(1).get(0);
			assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
			assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
			assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
		});
	}

	@Test
	void failureOfAHandlerIsInItsSpan() {
		running((context) -> {
			Future<String> failed = pid(context).dispatch(Relay::fail);

			assertThat(failed.await(Duration.ofSeconds(50))).isTrue();
			assertThat(spans(1).get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		});
	}

	@Test
	void logContextReachesTheHandlerAndCallbacks() {
		running((context) -> {
			MDC.put("user", "anna");
			try {
				assertThat(pid(context).dispatch(Relay::user).then((user) -> user + MDC.get("user")).get())
					.isEqualTo("annaanna");
			}
			finally {
				MDC.remove("user");
			}
			assertThat(pid(context).dispatch(Relay::user).get()).isEqualTo("null");
		});
	}

	@Test
	void conventionCanBeReplaced() {
		this.runner.withBean(EventObservationConvention.class, () -> new DefaultEventObservationConvention() {

			@Override
			public String getContextualName(Observation.Context context) {
				return "my name";
			}

		}).run((context) -> {
			pid(context).dispatch(Relay::user).get();

			assertThat(spans(1).get(0).getName()).isEqualTo("my name");
		});
	}

	@Test
	void observationCanBeSwitchedOffAndTheLogContextStays() {
		this.runner.withPropertyValues("actor.observation.enabled=false").run((context) -> {
			MDC.put("user", "anna");
			try {
				assertThat(pid(context).dispatch(Relay::user).get()).isEqualTo("anna");
			}
			finally {
				MDC.remove("user");
			}
			assertThat(this.exporter.getFinishedSpanItems()).isEmpty();
		});
	}

	@Test
	void propagationCanBeSwitchedOff() {
		this.runner.withPropertyValues("actor.context-propagation.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(ProcessManager.class)
				.doesNotHaveBean(ContextPropagation.class));
	}

	@Test
	void runtimeWorksWithoutContextPropagationOnTheClassPath() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.context"))
			.run((context) -> assertThat(context).hasSingleBean(ProcessManager.class)
				.doesNotHaveBean(ContextPropagation.class));
	}

	private void running(ThrowingConsumer<ApplicationContext> test) {
		this.runner.run(test::accept);
	}

}
