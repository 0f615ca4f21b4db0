package io.actorprocess.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.mailbox.EventQueue.Offer;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The bound of a {@link LockingEventQueue}: who finds room, who pays, and who waits.
 */
class LockingEventQueueTests {

	private static final Runnable NOBODY = () -> {
	};

	private static Event event(String name) {
		return new MessageEvent(new Message(name, UPID.ANONYMOUS, UPID.ANONYMOUS, new byte[0]));
	}

	private static LockingEventQueue full(int capacity, Overflow overflow) {
		LockingEventQueue queue = EventQueue.bounded(new MailboxOptions(capacity, overflow));
		for (int i = 1; i <= capacity; i++) {
			assertThat(queue.admit(event("e" + i)).victim()).isNull();
		}
		return queue;
	}

	private static List<String> names(List<Event> events) {
		return events.stream().map(LockingEventQueueTests::name).toList();
	}

	private static String name(Event event) {
		return (event instanceof MessageEvent message) ? message.message().name() : event.kind().label();
	}

	private static List<String> takeAll(EventQueue queue) {
		List<Event> events = new ArrayList<>();
		for (Event event = queue.poll(); event != null; event = queue.poll()) {
			events.add(event);
		}
		return names(events);
	}

	@ParameterizedTest
	@EnumSource(names = { "FAIL", "DROP_NEWEST" })
	void refusesTheNewestWhenItIsFull(Overflow overflow) {
		LockingEventQueue queue = full(2, overflow);
		Event newest = event("newest");

		Admission admission = queue.admit(newest);

		assertThat(admission).isEqualTo(new Admission(Offer.FULL, newest));
		assertThat(takeAll(queue)).containsExactly("e1", "e2");
	}

	@Test
	void givesUpTheOldestThatTakesRoom() {
		LockingEventQueue queue = EventQueue.bounded(new MailboxOptions(2, Overflow.DROP_OLDEST));
		queue.offer(new ExitedEvent(UPID.ANONYMOUS, ExitReason.TERMINATED));
		queue.admit(event("e1"));
		queue.offer(new ExitedEvent(UPID.ANONYMOUS, ExitReason.TERMINATED));
		queue.admit(event("e2"));

		Admission admission = queue.admit(event("newest"));

		assertThat(admission.offer()).isEqualTo(Offer.QUEUED);
		assertThat(name(admission.victim())).isEqualTo("e1");
		assertThat(takeAll(queue)).containsExactly("exited", "exited", "e2", "newest");
	}

	@Test
	void takesEventsThatNeedNoRoomAlsoWhenItIsFull() {
		LockingEventQueue queue = full(1, Overflow.FAIL);

		assertThat(queue.offer(new ExitedEvent(UPID.ANONYMOUS, ExitReason.TERMINATED))).isEqualTo(Offer.QUEUED);

		assertThat(queue.poll()).isNotNull();
		assertThat(queue.admit(event("next")).offer()).isEqualTo(Offer.QUEUED);
		assertThat(takeAll(queue)).containsExactly("exited", "next");
	}

	@Test
	void hasRoomForEachEventThatLeft() {
		LockingEventQueue queue = full(3, Overflow.FAIL);
		queue.poll();
		queue.poll();

		assertThat(queue.admit(event("e4")).offer()).isEqualTo(Offer.QUEUED);
		assertThat(queue.admit(event("e5")).offer()).isEqualTo(Offer.QUEUED);
		assertThat(queue.admit(event("e6")).offer()).isEqualTo(Offer.FULL);
		assertThat(queue.size(null)).isEqualTo(3);
	}

	@Test
	void wakesTheProcessWithAnAdmittedEvent() {
		LockingEventQueue queue = EventQueue.bounded(new MailboxOptions(1, Overflow.FAIL));
		assertThat(queue.park()).isTrue();

		assertThat(queue.admitWhenRoom(event("first"), NOBODY)).isEqualTo(Admission.WAKE);
		assertThat(queue.admit(event("second")).offer()).isEqualTo(Offer.FULL);
	}

	@Test
	void givesRoomToWhoAwaitsItLongest() {
		LockingEventQueue queue = full(1, Overflow.FAIL);
		List<String> told = new ArrayList<>();
		assertThat(queue.admitWhenRoom(event("a"), () -> told.add("a"))).isEqualTo(Admission.WAITING);
		assertThat(queue.admitWhenRoom(event("b"), () -> told.add("b"))).isEqualTo(Admission.WAITING);
		assertThat(told).isEmpty();

		assertThat(name(queue.poll())).isEqualTo("e1");

		assertThat(told).containsExactly("a");
		assertThat(queue.admit(event("late")).offer()).isEqualTo(Offer.FULL);
		assertThat(queue.size(null)).isEqualTo(1);
		assertThat(takeAll(queue)).containsExactly("a", "b");
		assertThat(told).containsExactly("a", "b");
	}

	@Test
	void givesNoRoomForAnEventThatTookNone() {
		LockingEventQueue queue = EventQueue.bounded(new MailboxOptions(1, Overflow.FAIL));
		queue.offer(new ExitedEvent(UPID.ANONYMOUS, ExitReason.TERMINATED));
		queue.admit(event("e1"));
		queue.admitWhenRoom(event("waits"), NOBODY);

		queue.poll();

		assertThat(queue.size(null)).isEqualTo(1);
		assertThat(takeAll(queue)).containsExactly("e1", "waits");
	}

	@Test
	void nobodyAwaitsRoomWhereTheOldestMakesRoom() {
		LockingEventQueue queue = full(1, Overflow.DROP_OLDEST);

		Admission admission = queue.admitWhenRoom(event("newest"), NOBODY);

		assertThat(admission.offer()).isEqualTo(Offer.QUEUED);
		assertThat(name(admission.victim())).isEqualTo("e1");
	}

	@Test
	void givesBackAnEventThatStillAwaitsRoom() {
		LockingEventQueue queue = full(1, Overflow.FAIL);
		Event first = event("first");
		Event second = event("second");
		queue.admitWhenRoom(first, NOBODY);
		queue.admitWhenRoom(second, NOBODY);

		assertThat(queue.withdraw(first)).isTrue();
		assertThat(queue.withdraw(first)).isFalse();

		queue.poll();
		assertThat(queue.withdraw(second)).isFalse();
		assertThat(takeAll(queue)).containsExactly("second");
	}

	@Test
	void returnsWhatAwaitsRoomAfterWhatWaitsWhenItIsClosed() {
		LockingEventQueue queue = full(2, Overflow.FAIL);
		AtomicBoolean told = new AtomicBoolean();
		queue.admitWhenRoom(event("waits"), () -> told.set(true));

		assertThat(names(queue.close())).containsExactly("e1", "e2", "waits");

		assertThat(told).isFalse();
		assertThat(queue.admit(event("late"))).isEqualTo(Admission.CLOSED);
		assertThat(queue.admitWhenRoom(event("late"), NOBODY)).isEqualTo(Admission.CLOSED);
	}

	@Test
	void refusesACapacityBelowZero() {
		assertThatIllegalArgumentException().isThrownBy(() -> new MailboxOptions(-1, Overflow.FAIL))
			.withMessageContaining("-1")
			.withMessageContaining("at least 1");
	}

	@ParameterizedTest
	@EnumSource
	void neverHoldsMoreThanItsCapacityAndEveryEventHasOneFate(Overflow overflow) throws Exception {
		int capacity = 16;
		int senders = 4;
		int perSender = 25_000;
		LockingEventQueue queue = EventQueue.bounded(new MailboxOptions(capacity, overflow));
		Tally tally = new Tally();
		AtomicBoolean sent = new AtomicBoolean();
		ExecutorService threads = Executors.newFixedThreadPool(senders + 1);
		try {
			List<Future<?>> sending = new ArrayList<>();
			for (int i = 0; i < senders; i++) {
				sending.add(threads.submit(() -> tally.send(queue, perSender)));
			}
			Future<Integer> received = threads.submit(() -> receive(queue, capacity, sent));
			for (Future<?> one : sending) {
				one.get(30, TimeUnit.SECONDS);
			}
			sent.set(true);

			assertThat(received.get(30, TimeUnit.SECONDS) + tally.victims.get() + tally.withdrawn.get())
				.isEqualTo(senders * perSender);
			assertThat(tally.told.get() + tally.withdrawn.get()).isEqualTo(tally.waited.get());
			assertThat(queue.size(null)).isZero();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static int receive(EventQueue queue, int capacity, AtomicBoolean sent) {
		int received = 0;
		while (true) {
			boolean last = sent.get();
			assertThat(queue.size(null)).isLessThanOrEqualTo(capacity);
			if (queue.poll() != null) {
				received++;
			}
			else if (last) {
				return received;
			}
		}
	}

	/** What several senders learn of the fate of their events. */
	private static final class Tally {

		private final AtomicInteger victims = new AtomicInteger();

		private final AtomicInteger waited = new AtomicInteger();

		private final AtomicInteger told = new AtomicInteger();

		private final AtomicInteger withdrawn = new AtomicInteger();

		private void send(LockingEventQueue queue, int events) {
			for (int i = 0; i < events; i++) {
				Event event = event("e");
				Admission admission = (i % 3 == 0) ? queue.admitWhenRoom(event, this.told::incrementAndGet)
						: queue.admit(event);
				this.victims.addAndGet((admission.victim() != null) ? 1 : 0);
				if (admission.offer() == Offer.WAITING) {
					this.waited.incrementAndGet();
					this.withdrawn.addAndGet((i % 2 == 0 && queue.withdraw(event)) ? 1 : 0);
				}
			}
		}

	}

}
