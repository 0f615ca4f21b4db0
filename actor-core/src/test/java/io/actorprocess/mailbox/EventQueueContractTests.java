package io.actorprocess.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.actorprocess.event.Event;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.mailbox.EventQueue.Offer;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link EventQueue} must do.
 */
class EventQueueContractTests {

	/** Enough to fill the smaller chunks of a queue. */
	private static final int MANY = 120;

	enum Kind {

		LOCK_FREE {
			@Override
			EventQueue create() {
				return EventQueue.lockFree();
			}
		},
		LOCKING {
			@Override
			EventQueue create() {
				return EventQueue.locking();
			}
		},
		BOUNDED {
			@Override
			EventQueue create() {
				return EventQueue.bounded(new MailboxOptions(1_000_000, Overflow.FAIL));
			}

			@Override
			Offer offer(EventQueue queue, Event event) {
				return ((LockingEventQueue) queue).admit(event).offer();
			}
		},
		FILTERED {
			@Override
			EventQueue create() {
				return EventQueue.filtered(EventQueue.lockFree(), (event) -> true);
			}
		};

		abstract EventQueue create();

		Offer offer(EventQueue queue, Event event) {
			return queue.offer(event);
		}

	}

	private static Event event(int number) {
		return new MessageEvent(new Message(Integer.toString(number), UPID.ANONYMOUS, UPID.ANONYMOUS, new byte[0]));
	}

	private static int number(Event event) {
		return Integer.parseInt(((MessageEvent) event).message().name());
	}

	@ParameterizedTest
	@EnumSource
	void isBornBusySoThatNobodySchedulesItsProcessTwice(Kind kind) {
		EventQueue queue = kind.create();

		assertThat(queue.isIdle()).isFalse();
		assertThat(kind.offer(queue, event(1))).isEqualTo(Offer.QUEUED);
	}

	@ParameterizedTest
	@EnumSource
	void handsOutEventsInOrder(Kind kind) {
		EventQueue queue = kind.create();
		for (int i = 0; i < 20; i++) {
			kind.offer(queue, event(i));
		}

		List<Integer> numbers = new ArrayList<>();
		for (Event event = queue.poll(); event != null; event = queue.poll()) {
			numbers.add(number(event));
		}

		assertThat(numbers).hasSize(20).isSorted();
	}

	@ParameterizedTest
	@EnumSource
	void wakesExactlyOnceAfterItParked(Kind kind) {
		EventQueue queue = kind.create();

		assertThat(queue.poll()).isNull();
		assertThat(queue.park()).isTrue();

		assertThat(queue.isIdle()).isTrue();
		assertThat(kind.offer(queue, event(1))).isEqualTo(Offer.WAKE);
		assertThat(kind.offer(queue, event(2))).isEqualTo(Offer.QUEUED);
		assertThat(queue.isIdle()).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void doesNotParkWhileAnEventWaits(Kind kind) {
		EventQueue queue = kind.create();
		kind.offer(queue, event(1));

		assertThat(queue.park()).isFalse();
		assertThat(queue.poll()).isNotNull();
		assertThat(queue.park()).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void staysUsableOverManyActivations(Kind kind) {
		EventQueue queue = kind.create();
		assertThat(queue.park()).isTrue();

		for (int i = 0; i < 1000; i++) {
			assertThat(kind.offer(queue, event(i))).isEqualTo(Offer.WAKE);
			assertThat(kind.offer(queue, event(i))).isEqualTo(Offer.QUEUED);
			assertThat(number(queue.poll())).isEqualTo(i);
			assertThat(number(queue.poll())).isEqualTo(i);
			assertThat(queue.poll()).isNull();
			assertThat(queue.park()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void countsWhatWaits(Kind kind) {
		EventQueue queue = kind.create();
		assertThat(queue.size(null)).isZero();
		kind.offer(queue, event(1));
		kind.offer(queue, event(2));
		kind.offer(queue, event(3));

		assertThat(queue.size(null)).isEqualTo(3);
		queue.poll();
		assertThat(queue.size(null)).isEqualTo(2);
		queue.poll();
		queue.poll();
		assertThat(queue.size(null)).isZero();
		queue.park();
		assertThat(queue.size(null)).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void returnsWhatWaitsWhenItIsClosedAndRefusesTheRest(Kind kind) {
		EventQueue queue = kind.create();
		kind.offer(queue, event(1));
		kind.offer(queue, event(2));
		kind.offer(queue, event(3));
		queue.poll();

		List<Event> left = queue.close();

		assertThat(left).extracting(EventQueueContractTests::number).containsExactly(2, 3);
		assertThat(kind.offer(queue, event(4))).isEqualTo(Offer.CLOSED);
		assertThat(queue.poll()).isNull();
		assertThat(queue.size(null)).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void keepsTheOrderOfEachSenderAndLosesNothing(Kind kind) throws Exception {
		EventQueue queue = kind.create();
		int senders = 4;
		int perSender = 50_000;
		ExecutorService threads = Executors.newFixedThreadPool(senders + 1);
		try {
			CountDownLatch go = new CountDownLatch(1);
			for (int sender = 0; sender < senders; sender++) {
				int first = sender * perSender;
				threads.submit(() -> {
					go.await();
					for (int i = 0; i < perSender; i++) {
						kind.offer(queue, event(first + i));
					}
					return null;
				});
			}
			Future<int[]> received = threads.submit(() -> receive(queue, senders, perSender));
			go.countDown();

			assertThat(received.get(30, TimeUnit.SECONDS)).containsOnly(perSender);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static int[] receive(EventQueue queue, int senders, int perSender) {
		int[] received = new int[senders];
		for (int total = 0; total < senders * perSender;) {
			Event event = queue.poll();
			if (event == null) {
				Thread.onSpinWait();
				continue;
			}
			int sender = number(event) / perSender;
			assertThat(number(event) % perSender).isEqualTo(received[sender]);
			received[sender]++;
			total++;
		}
		return received;
	}

	@ParameterizedTest
	@EnumSource
	void goesOnWhereTheLastTurnEnded(Kind kind) {
		EventQueue queue = kind.create();
		for (int i = 0; i < MANY; i++) {
			kind.offer(queue, event(i));
		}
		Cursor cursor = new Cursor();

		for (int taken = 0, turn = 0; taken < MANY; turn++) {
			queue.resume(cursor);
			for (int i = 0; i < turn && taken < MANY; i++) {
				assertThat(number(queue.next(cursor))).isEqualTo(taken++);
			}
			assertThat(queue.size(cursor)).isEqualTo(MANY - taken);
			queue.suspend(cursor);
			assertThat(queue.size(null)).isEqualTo(MANY - taken);
		}

		assertThat(queue.park()).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void showsWhatWaitsInOrderAndLeavesIt(Kind kind) {
		EventQueue queue = kind.create();
		for (int i = 0; i < MANY; i++) {
			kind.offer(queue, event(i));
		}
		Cursor cursor = new Cursor();
		queue.resume(cursor);

		for (int taken = 0; taken < MANY; taken++) {
			List<Event> seen = new ArrayList<>();
			queue.forEach(cursor, seen::add);
			assertThat(seen).hasSize(MANY - taken).first().extracting(EventQueueContractTests::number).isEqualTo(taken);
			assertThat(queue.next(cursor)).isSameAs(seen.get(0));
		}
	}

	@ParameterizedTest
	@EnumSource
	void returnsAllThatWaitsWhereverItIsClosed(Kind kind) {
		for (int taken = 0; taken <= MANY; taken++) {
			EventQueue queue = kind.create();
			assertThat(queue.park()).isTrue();
			for (int i = 0; i < MANY; i++) {
				kind.offer(queue, event(i));
			}
			for (int i = 0; i < taken; i++) {
				queue.poll();
			}

			List<Event> left = queue.close();

			assertThat(left).hasSize(MANY - taken);
			assertThat(left).extracting(EventQueueContractTests::number).isSorted();
		}
	}

	@ParameterizedTest
	@EnumSource
	void tellsWhenAMeasuredEventWasSentOnceAndOnlyOfThat(Kind kind) {
		EventQueue queue = kind.create();
		queue.belongTo((events) -> 7);
		Cursor cursor = new Cursor();
		queue.resume(cursor);
		int stamp = 0;
		for (int i = 0; i < 10_000 && stamp == 0; i++) {
			assertThat(queue.park(cursor)).isTrue();
			queue.offer(event(1));
			queue.resume(cursor);
			assertThat(number(queue.next(cursor))).isEqualTo(1);
			stamp = cursor.takeStamp();
		}

		assertThat(stamp).isEqualTo(7);
		assertThat(cursor.takeStamp()).isZero();
		queue.belongTo(MailboxOwner.NONE);
		queue.offer(event(2));
		assertThat(number(queue.next(cursor))).isEqualTo(2);
		assertThat(cursor.takeStamp()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void tellsWhenTheSecondOfTwoEventsWasSent(Kind kind) {
		EventQueue queue = kind.create();
		assertThat(queue.park()).isTrue();
		queue.offer(event(1));
		Cursor cursor = new Cursor();
		queue.resume(cursor);
		assertThat(number(queue.next(cursor))).isEqualTo(1);
		cursor.takeStamp();
		queue.belongTo((events) -> 7);
		queue.offer(event(2));

		assertThat(number(queue.next(cursor))).isEqualTo(2);
		assertThat(cursor.takeStamp()).isEqualTo(7);
	}

	@ParameterizedTest
	@EnumSource
	void losesNoWakeUpBetweenParkingAndOffering(Kind kind) throws Exception {
		EventQueue queue = kind.create();
		int events = 200_000;
		CountDownLatch handled = new CountDownLatch(events);
		ExecutorService worker = Executors.newSingleThreadExecutor();
		try {
			Runnable activation = () -> {
				do {
					for (Event event = queue.poll(); event != null; event = queue.poll()) {
						handled.countDown();
					}
				}
				while (!queue.park());
			};
			worker.execute(activation);
			for (int i = 0; i < events; i++) {
				if (kind.offer(queue, event(i)) == Offer.WAKE) {
					worker.execute(activation);
				}
			}

			assertThat(handled.await(30, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			worker.shutdownNow();
		}
	}

}
