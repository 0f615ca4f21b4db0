package io.actorprocess.spring.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.FakeSockets;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Meters that move with the runtime.
 */
@Timeout(60)
class ActorMetricsTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final FakeSockets sockets = new FakeSockets();

	private final ProcessManager manager = ProcessManager.builder()
		.workerCount(2)
		.socketManager(this.sockets)
		.stuckWarning(Duration.ofMillis(20))
		.waitWarning(Duration.ofMillis(1))
		.build();

	private final ActorMetrics metrics = new ActorMetrics(this.manager, 2);

	@BeforeEach
	void start() {
		// As in an application: the meters come before the first start
		this.metrics.bindTo(this.registry);
		this.manager.start();
	}

	@AfterEach
	void stop() {
		this.manager.close();
		this.registry.close();
	}

	@Test
	void processesAreCounted() throws Exception {
		PID<Worker> first = this.manager.spawn(new Worker("worker"));
		this.manager.spawn(new Worker("worker"));
		this.manager.terminate(first);
		this.manager.ended(first.upid()).get(Duration.ofSeconds(10));

		assertThat(gauge("actor.processes")).isEqualTo(1);
		assertThat(counter("actor.processes.spawned")).isEqualTo(2);
		assertThat(counter("actor.processes.terminated")).isEqualTo(1);
		assertThat(counter("actor.processes.restarted")).isZero();
	}

	@Test
	void processThatIsSpawnedAgainIsARestart() throws Exception {
		Worker worker = new Worker("worker");
		PID<Worker> pid = this.manager.spawn(worker);
		this.manager.terminate(pid);
		this.manager.ended(pid.upid()).get(Duration.ofSeconds(10));

		this.manager.spawn(worker);

		assertThat(counter("actor.processes.restarted")).isEqualTo(1);
	}

	@Test
	void eventsAreCountedByProcessTypeAndOutcome() throws Exception {
		PID<Worker> pid = this.manager.spawn(new Worker("worker"));
		pid.dispatch(Worker::work).get(Duration.ofSeconds(10));
		pid.dispatch(Worker::fail).await(Duration.ofSeconds(10));
		pid.dispatch(Worker::work).get(Duration.ofSeconds(10));
		this.manager.terminate(pid);
		this.manager.ended(pid.upid()).get(Duration.ofSeconds(10));

		assertThat(events("dispatch", "handled")).isEqualTo(2);
		assertThat(events("dispatch", "failed")).isEqualTo(1);
		assertThat(events("terminate", "handled")).isEqualTo(1);
		assertThat(events("message", "handled")).isZero();
	}

	@Test
	void durationsAreSampled() throws Exception {
		PID<Worker> pid = this.manager.spawn(new Worker("worker"));
		for (int i = 0; i < 1000; i++) {
			pid.tell(Worker::work);
		}
		pid.dispatch(Worker::work).get(Duration.ofSeconds(10));
		this.manager.terminate(pid);
		this.manager.ended(pid.upid()).get(Duration.ofSeconds(10));

		assertThat(meter("actor.event.duration", "process", "worker", "type", "dispatch").functionTimer().count())
			.isBetween(1.0, 1001.0);
		assertThat(meter("actor.event.duration", "process", "worker", "type", "dispatch").functionTimer()
			.totalTime(TimeUnit.NANOSECONDS)).isPositive();
		assertThat(meter("actor.event.wait", "process", "worker").functionTimer().count()).isLessThan(1001);
		assertThat(meter("actor.runqueue.wait").functionTimer().count()).isNotNegative();
	}

	@Test
	void waitingEventsAreCounted() throws Exception {
		PID<Worker> pid = this.manager.spawn(new Worker("worker"));
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		pid.tell((worker) -> {
			entered.countDown();
			release.await();
		});
		entered.await();
		pid.tell(Worker::work);
		pid.tell(Worker::work);

		assertThat(meter("actor.mailbox.size", "process", "worker").gauge().value()).isEqualTo(2);
		assertThat(gauge("actor.workers.active")).isEqualTo(1);
		assertThat(gauge("actor.workers")).isEqualTo(2);
		assertThat(gauge("actor.runqueue.size")).isZero();
		release.countDown();
	}

	@Test
	void stuckProcessesAreCountedWhileTheyAre() {
		CountDownLatch release = new CountDownLatch(1);
		assertThat(gauge("actor.processes.stuck")).isZero();
		this.manager.spawn(new Worker("worker")).tell((worker) -> release.await());

		await(() -> gauge("actor.processes.stuck") == 1);
		release.countDown();

		await(() -> gauge("actor.processes.stuck") == 0);
	}

	@Test
	void lateProcessesAreCountedWhileTheyAre() {
		CountDownLatch first = new CountDownLatch(1);
		CountDownLatch last = new CountDownLatch(1);
		assertThat(gauge("actor.processes.late")).isZero();
		PID<Worker> pid = this.manager.spawn(new Worker("worker"));
		pid.tell((worker) -> first.await());
		for (int i = 0; i < 3000; i++) {
			// One wait in 64 is measured
			pid.tell(Worker::work);
		}
		pid.tell((worker) -> last.await());
		pid.tell(Worker::work);
		long sent = System.nanoTime();

		await(() -> System.nanoTime() - sent > 2_000_000);
		first.countDown();
		await(() -> gauge("actor.processes.late") == 1);
		last.countDown();

		await(() -> gauge("actor.processes.late") == 0);
	}

	@Test
	void whatIsGivenUpIsCounted() throws Exception {
		this.manager.pid("nobody", Worker.class).dispatch(Worker::work).await(Duration.ofSeconds(10));

		assertThat(meter("actor.dead.letters", "reason", "no_such_process").functionCounter().count()).isEqualTo(1);
		assertThat(counter("actor.futures.abandoned")).isEqualTo(1);
	}

	@Test
	void timersAreCounted() {
		this.manager.clock().delay(Duration.ofDays(1), () -> {
		});

		assertThat(gauge("actor.timers")).isEqualTo(1);
	}

	@Test
	void socketsAreCounted() {
		this.sockets.receive("nobody", "any", new byte[0]);
		this.manager.post(FakeSockets.PEER, "any", new byte[0]);

		assertThat(gauge("actor.sockets")).isEqualTo(1);
		assertThat(meter("actor.messages.sent", "transport", "fake").functionCounter().count()).isEqualTo(1);
		assertThat(meter("actor.messages.received", "transport", "fake").functionCounter().count()).isEqualTo(1);
		assertThat(meter("actor.messages.dropped", "reason", "connect_failed").functionCounter().count()).isEqualTo(3);
		assertThat(meter("actor.sockets.refused", "reason", "request").functionCounter().count()).isEqualTo(4);
		assertThat(counter("actor.bytes.sent")).isEqualTo(100);
		assertThat(counter("actor.bytes.received")).isEqualTo(200);
		assertThat(meter("actor.bytes.sent").functionCounter().getId().getBaseUnit()).isEqualTo("bytes");
	}

	@Test
	void definitionsBeyondTheLimitAreCountedTogether() throws Exception {
		for (String definition : new String[] { "one", "two", "three", "four" }) {
			this.manager.spawn(new Worker(definition)).dispatch(Worker::work).get(Duration.ofSeconds(10));
		}

		assertThat(this.registry.find("actor.mailbox.size").gauges())
			.extracting((gauge) -> gauge.getId().getTag("process"))
			.containsExactlyInAnyOrder("one", "two", "other");
	}

	@Test
	void otherIsTheSumOfTheRest() throws Exception {
		for (String definition : new String[] { "one", "two", "three", "four" }) {
			PID<Worker> pid = this.manager.spawn(new Worker(definition));
			pid.dispatch(Worker::work).get(Duration.ofSeconds(10));
			this.manager.terminate(pid);
			this.manager.ended(pid.upid()).get(Duration.ofSeconds(10));
		}

		assertThat(meter("actor.events", "process", "other", "type", "dispatch", "outcome", "handled").functionCounter()
			.count()).isEqualTo(2);
	}

	@Test
	void figuresOutliveARestartOfTheRuntime() throws Exception {
		this.manager.spawn(new Worker("worker")).dispatch(Worker::work).get(Duration.ofSeconds(10));
		this.manager.stop(Duration.ofSeconds(10));
		this.manager.start();
		this.manager.spawn(new Worker("worker")).dispatch(Worker::work).get(Duration.ofSeconds(10));
		this.manager.stop(Duration.ofSeconds(10));

		assertThat(events("dispatch", "handled")).isEqualTo(2);
		assertThat(counter("actor.processes.spawned")).isEqualTo(2);
		assertThat(counter("actor.processes.terminated")).isEqualTo(2);
	}

	@Test
	void allMetersAreRemovedAtTheEnd() {
		this.manager.spawn(new Worker("worker"));

		this.metrics.close();
		this.manager.spawn(new Worker("late"));

		assertThat(this.registry.getMeters()).extracting(Meter::getId).isEmpty();
	}

	@Test
	void oneReadingOfTheMailboxesServesOneScrape() {
		AtomicInteger readings = new AtomicInteger();
		AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);
		MailboxSizes sizes = new MailboxSizes(() -> Map.of("worker", (long) readings.incrementAndGet()), time::get);

		assertThat(sizes.of("worker")).isEqualTo(1);
		assertThat(sizes.of("worker")).isEqualTo(1);
		assertThat(sizes.of("unknown")).isZero();
		time.addAndGet(100_000_000);
		assertThat(sizes.of("worker")).isEqualTo(2);
	}

	private double events(String type, String outcome) {
		return meter("actor.events", "process", "worker", "type", type, "outcome", outcome).functionCounter().count();
	}

	private static void await(BooleanSupplier condition) {
		while (!condition.getAsBoolean()) {
			Thread.onSpinWait();
		}
	}

	private double gauge(String name) {
		return meter(name).gauge().value();
	}

	private double counter(String name) {
		return meter(name).functionCounter().count();
	}

	private RequiredSearch meter(String name, String... tags) {
		return this.registry.get(name).tags(tags);
	}

	private static final class Worker extends ProcessBase {

		private final String definition;

		Worker(String definition) {
			this.definition = definition;
		}

		@Override
		protected String definition() {
			return this.definition;
		}

		int work() {
			return 1;
		}

		int fail() {
			throw new IllegalStateException("no");
		}

	}

}
