package io.actorprocess.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.event.DispatchEvent;
import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a filter lets pass and what becomes of the rest.
 */
class EventFilterTests {

	private final VirtualClock clock = new VirtualClock();

	private final DroppingFilter filter = new DroppingFilter();

	private final ProcessManager manager = ProcessManager.builder().clock(this.clock).eventFilter(this.filter).start();

	private final Recorder recorder = new Recorder("recorder");

	private final PID<Recorder> pid = this.manager.spawn(this.recorder);

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

	@Test
	void eventsPassAndAreSeenOnTheirWay() throws Exception {
		this.manager.post(this.pid.upid(), "note", new byte[0]);

		assertThat(this.pid.dispatch((r) -> r.add(1, 2)).get(Duration.ofSeconds(20))).isEqualTo(3);
		assertThat(this.filter.seen).containsExactly("note to recorder", "call to recorder");
	}

	@Test
	void promiseCapturesAMessageOnItsWay() throws Exception {
		Promise<String> second = new Promise<>();
		AtomicInteger seen = new AtomicInteger();
		EventFilter capturing = new EventFilter() {
			@Override
			public boolean drops(MessageEvent event, UPID receiver) {
				if (seen.incrementAndGet() == 2) {
					second.set(new String(event.message().body(), StandardCharsets.UTF_8));
				}
				return false;
			}
		};
		try (ProcessManager watched = ProcessManager.builder().eventFilter(capturing).start()) {
			PID<Recorder> receiver = watched.spawn(new Recorder("receiver"));

			watched.post(receiver.upid(), "note", "one".getBytes(StandardCharsets.UTF_8));
			assertThat(second.future().isPending()).isTrue();
			watched.post(receiver.upid(), "note", "two".getBytes(StandardCharsets.UTF_8));

			assertThat(second.future().get(Duration.ofSeconds(20))).isEqualTo("two");
		}
	}

	@Test
	void droppedMessageIsADeadLetter() {
		this.filter.dropping = true;
		this.manager.post(this.pid.upid(), "note", new byte[0]);
		this.manager.settle();

		assertThat(this.recorder.log).containsExactly("initialize");
		assertThat(this.manager.deadLetters().count(DeadLetterReason.FILTERED)).isOne();
	}

	@Test
	void droppedCallIsAbandoned() {
		this.filter.dropping = true;
		Future<Integer> result = this.pid.dispatch((r) -> r.add(1, 2));
		this.manager.settle();

		assertThat(result.isAbandoned()).isTrue();
		assertThat(result.failure()).hasMessageContaining("filtered").hasMessageContaining("recorder");
	}

	@Test
	void newsOfAnEndPassesAndIsSeenOnItsWay() {
		PID<Recorder> other = this.manager.spawn(new Recorder("other"));
		this.pid.tell((r) -> r.watch(other.upid()));
		this.manager.settle();

		this.manager.terminate(other);
		this.manager.settle();

		assertThat(this.recorder.log).containsExactly("initialize", "exited other");
		assertThat(this.filter.seen).contains("end of other to recorder");
	}

	@Test
	void droppedNewsOfAnEndIsNotDelivered() {
		PID<Recorder> other = this.manager.spawn(new Recorder("other"));
		this.pid.tell((r) -> r.watch(other.upid()));
		this.manager.settle();

		this.filter.dropping = true;
		this.manager.terminate(other);
		this.manager.settle();

		assertThat(this.recorder.log).containsExactly("initialize");
		assertThat(this.filter.seen).contains("end of other to recorder");
	}

	@Test
	void terminationCannotBeDropped() throws Exception {
		this.filter.dropping = true;

		this.manager.terminate(this.pid);

		assertThat(this.manager.wait(this.pid, Duration.ofSeconds(20))).isTrue();
	}

	@Test
	void eventThatIsHeldBackComesAgainBehindTheOthers() throws Exception {
		this.filter.delay = Duration.ofSeconds(5);
		Future<Integer> result = this.pid.dispatch((r) -> r.add(1, 2));
		this.manager.settle();
		this.filter.delay = Duration.ZERO;
		this.manager.post(this.pid.upid(), "note", new byte[0]);
		this.manager.settle();
		assertThat(result.isPending()).isTrue();

		this.clock.advance(Duration.ofSeconds(5));
		this.manager.settle();

		assertThat(result.get(Duration.ofSeconds(20))).isEqualTo(3);
		assertThat(this.filter.seen).containsExactly("call to recorder", "note to recorder");
	}

	@Test
	void everyKindOfEventCanBeHeldBack() {
		PID<Recorder> other = this.manager.spawn(new Recorder("other"));
		this.pid.tell((r) -> r.watch(other.upid()));
		this.manager.settle();
		this.filter.delay = Duration.ofSeconds(5);
		Future<HttpResponse> response = this.manager.serve(HttpRequest.get("/recorder/nothing"), null);
		this.manager.post(this.pid.upid(), "note", "text".getBytes(StandardCharsets.UTF_8));
		this.manager.terminate(other);
		this.manager.settle();
		assertThat(this.recorder.log).containsExactly("initialize");

		this.clock.advance(Duration.ofSeconds(5));
		this.manager.settle();

		assertThat(response.value().status()).isEqualTo(404);
		assertThat(this.recorder.log).containsExactlyInAnyOrder("initialize", "text", "exited other");
	}

	@Test
	void eventThatIsHeldBackTooLongIsADeadLetter() {
		this.filter.delay = Duration.ofSeconds(5);
		Future<Integer> result = this.pid.dispatch((r) -> r.add(1, 2));
		this.manager.settle();
		this.manager.terminate(this.pid);
		this.manager.settle();

		this.clock.advance(Duration.ofSeconds(5));

		assertThat(result.isAbandoned()).isTrue();
		assertThat(this.manager.deadLetters().count(DeadLetterReason.NO_SUCH_PROCESS)).isOne();
	}

	@Test
	void filterThatFailsLetsTheEventPass() throws Exception {
		this.filter.failing = true;

		assertThat(this.pid.dispatch((r) -> r.add(1, 2)).get(Duration.ofSeconds(20))).isEqualTo(3);
	}

	private static final class DroppingFilter implements EventFilter {

		private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

		private volatile boolean dropping;

		private volatile boolean failing;

		private volatile Duration delay = Duration.ZERO;

		private boolean decide(String what, UPID receiver) {
			if (this.failing) {
				throw new IllegalStateException("broken filter");
			}
			this.seen.add(what + " to " + receiver.id());
			return this.dropping;
		}

		@Override
		public boolean drops(MessageEvent event, UPID receiver) {
			return decide(event.message().name(), receiver);
		}

		@Override
		public boolean drops(DispatchEvent event, UPID receiver) {
			return decide("call", receiver);
		}

		@Override
		public boolean drops(HttpEvent event, UPID receiver) {
			return decide("request", receiver);
		}

		@Override
		public boolean drops(ExitedEvent event, UPID receiver) {
			return decide("end of " + event.pid().id(), receiver);
		}

		@Override
		public Duration holdsBack(Event event, UPID receiver) {
			return this.delay;
		}

	}

}
