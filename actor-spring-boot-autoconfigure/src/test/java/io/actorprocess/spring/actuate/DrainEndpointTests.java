package io.actorprocess.spring.actuate;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.autoconfigure.ProcessManagerBuilderCustomizer;

/**
 * What a hook sees that drains the application before it is stopped.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=drain,health",
				"management.endpoint.drain.access=unrestricted", "management.endpoint.health.probes.enabled=true" })
class DrainEndpointTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private ProcessManager manager;

	@Autowired
	private PID<Plain> plain;

	private RestTestClient client;

	@BeforeEach
	void connect() {
		AvailabilityChangeEvent.publish(this.context, ReadinessState.ACCEPTING_TRAFFIC);
		this.manager.settle();
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port + "/actuator").build();
	}

	@Test
	void applicationInTrafficIsNotDrained() {
		get("/drain").jsonPath("$.drained")
			.isEqualTo(false)
			.jsonPath("$.readiness")
			.isEqualTo("ACCEPTING_TRAFFIC")
			.jsonPath("$.state")
			.isEqualTo("RUNNING");
	}

	@Test
	void drainTakesTheApplicationOutOfTraffic() {
		begin();

		this.client.get().uri("/health/readiness").exchange().expectStatus().isEqualTo(503);
		this.client.get().uri("/health/liveness").exchange().expectStatus().isOk();
		get("/drain").jsonPath("$.drained").isEqualTo(true).jsonPath("$.readiness").isEqualTo("REFUSING_TRAFFIC");
	}

	@Test
	void runtimeServesOnUntilItIsStopped() {
		begin();

		get("/drain").jsonPath("$.state").isEqualTo("RUNNING");
	}

	@Test
	void eventsOnTheirWayKeepTheApplicationUndrained() throws InterruptedException {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.plain.tell((target) -> {
			entered.countDown();
			release.await();
		});
		this.plain.tell(Object::hashCode);
		entered.await();

		begin().jsonPath("$.drained")
			.isEqualTo(false)
			.jsonPath("$.waiting")
			.isEqualTo(1)
			.jsonPath("$.busy")
			.isEqualTo(1);
		release.countDown();
		this.manager.settle();

		get("/drain").jsonPath("$.drained").isEqualTo(true);
	}

	private RestTestClient.BodyContentSpec begin() {
		return this.client.post().uri("/drain").exchange().expectStatus().isAccepted().expectBody();
	}

	private RestTestClient.BodyContentSpec get(String path) {
		return this.client.get().uri(path).exchange().expectStatus().isOk().expectBody();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(FakeSockets.class)
	static class Application {

		@Bean
		ProcessManagerBuilderCustomizer virtualTime() {
			return (builder) -> builder.clock(new VirtualClock());
		}

		@Bean
		@ActorProcess
		Plain plain() {
			return new Plain();
		}

	}

	static class Plain {

		void call() {
		}

	}

}
