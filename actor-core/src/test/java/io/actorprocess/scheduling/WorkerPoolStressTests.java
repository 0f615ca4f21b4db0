package io.actorprocess.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actors that pass messages on at random: each message arrives, in order per sender, and
 * no actor is in two turns at a time. {@code -Dactor.test.stress.seconds=…} makes each
 * case last longer than half a second.
 */
class WorkerPoolStressTests {

	private static final long NANOS = (long) (Double.parseDouble(System.getProperty("actor.test.stress.seconds", "0.5"))
			* 1e9);

	private static final int SENDERS = 3;

	@ParameterizedTest
	@CsvSource({ "SHARED, 2", "WORK_STEALING, 1", "WORK_STEALING, 2", "WORK_STEALING, 4" })
	void nothingIsLostReorderedOrRunTwiceAtATime(RunQueueKind kind, int workers) throws InterruptedException {
		SplittableRandom random = new SplittableRandom(workers);
		long start = System.nanoTime();
		int rounds = 0;

		try (WorkerPool pool = WorkerPool.start(SchedulingOptions.defaults().withRunQueue(kind).withWorkers(workers))) {
			do {
				round(pool, random.split(), rounds);
				rounds++;
			}
			while (System.nanoTime() - start < NANOS);

			assertThat(pool.statistics().queued()).isZero();
		}
		assertThat(rounds).isPositive();
	}

	/**
	 * Each round meets the workers at another point on their way to sleep. Tasks that
	 * wait for each other show a worker that sleeps though one of them is queued.
	 */
	@ParameterizedTest
	@EnumSource
	void tasksThatWaitForEachOtherAllGetAWorker(RunQueueKind kind) throws InterruptedException {
		SplittableRandom random = new SplittableRandom(1);
		long start = System.nanoTime();

		try (WorkerPool pool = WorkerPool.start(SchedulingOptions.defaults().withRunQueue(kind).withWorkers(4))) {
			do {
				CountDownLatch together = new CountDownLatch(4);
				Runnable meet = () -> {
					together.countDown();
					AbstractWorkerPoolTests.await(together);
				};
				pool.schedule(
						TestTask.once(() -> IntStream.range(0, 4).forEach((i) -> pool.schedule(TestTask.once(meet)))));
				assertThat(together.await(20, TimeUnit.SECONDS)).as("%s", pool.statistics()).isTrue();
				spin(random.nextInt(30_000));
			}
			while (System.nanoTime() - start < NANOS);
		}
	}

	private static void spin(int nanos) {
		long end = System.nanoTime() + nanos;
		while (System.nanoTime() < end) {
			Thread.onSpinWait();
		}
	}

	private static void round(WorkerPool pool, SplittableRandom random, int round) throws InterruptedException {
		int actors = 1 << random.nextInt(9);
		int messages = 1 + random.nextInt(1000);
		int hops = random.nextBoolean() ? random.nextInt(200) : 0;
		boolean pausing = random.nextBoolean();
		World world = new World(pool, actors, SENDERS * messages, random.nextInt(8) == 0);
		List<Thread> senders = new ArrayList<>();
		for (int i = 0; i < SENDERS; i++) {
			int origin = actors + i;
			SplittableRandom own = random.split();
			senders.add(new Thread(() -> world.send(origin, messages, hops, pausing ? own.nextInt(20_000) : 0, own)));
		}

		senders.forEach(Thread::start);

		boolean done = world.arrived.await(20, TimeUnit.SECONDS);
		assertThat(done)
			.as("round %d: %d of %d messages are missing: %s", round, world.arrived.getCount(), SENDERS * messages,
					pool.statistics())
			.isTrue();
		assertThat(world.errors).isEmpty();
		for (Thread sender : senders) {
			sender.join(20_000);
		}
	}

	private record Message(int origin, int number, int hops) {
	}

	private static final class World {

		private final Queue<String> errors = new ConcurrentLinkedQueue<>();

		private final CountDownLatch arrived;

		private final List<Actor> actors;

		private final boolean slow;

		World(WorkerPool pool, int actors, int messages, boolean slow) {
			this.arrived = new CountDownLatch(messages);
			this.slow = slow;
			this.actors = IntStream.range(0, actors)
				.mapToObj((i) -> new Actor(pool, this, i, actors + SENDERS))
				.toList();
		}

		private void send(int origin, int messages, int hops, int pauseNanos, SplittableRandom random) {
			for (int number = 1; number <= messages; number++) {
				this.actors.get(random.nextInt(this.actors.size())).tell(new Message(origin, number, hops));
				if (pauseNanos > 0 && number % 16 == 0) {
					LockSupport.parkNanos(pauseNanos);
				}
			}
		}

	}

	private static final class Actor extends Task {

		private final WorkerPool pool;

		private final World world;

		private final int index;

		private final Queue<Message> mailbox = new ConcurrentLinkedQueue<>();

		private final AtomicInteger pending = new AtomicInteger();

		private final AtomicInteger inside = new AtomicInteger();

		private final SplittableRandom random;

		/* Plain on purpose: turns must happen one after the other. */
		private final int[] lastNumbers;

		private int sent;

		Actor(WorkerPool pool, World world, int index, int origins) {
			this.pool = pool;
			this.world = world;
			this.index = index;
			this.random = new SplittableRandom(index);
			this.lastNumbers = new int[origins];
		}

		void tell(Message message) {
			this.mailbox.add(message);
			if (this.pending.getAndIncrement() == 0) {
				this.pool.schedule(this);
			}
		}

		@Override
		protected Turn run(Slice slice) {
			if (this.inside.getAndIncrement() != 0) {
				this.world.errors.add("two threads are in actor " + this.index);
			}
			boolean spent = false;
			while (!spent) {
				handle(this.mailbox.remove());
				spent = slice.spent();
				// Leave before the message is counted off: then the next turn may start.
				if (this.pending.get() == 1 || spent) {
					this.inside.decrementAndGet();
					if (this.pending.decrementAndGet() == 0) {
						return Turn.IDLE;
					}
					if (!spent) {
						this.inside.incrementAndGet();
					}
				}
				else {
					this.pending.decrementAndGet();
				}
			}
			return Turn.AGAIN;
		}

		private void handle(Message message) {
			if (this.lastNumbers[message.origin()] >= message.number()) {
				this.world.errors.add("%s came after number %d at actor %d".formatted(message,
						this.lastNumbers[message.origin()], this.index));
			}
			this.lastNumbers[message.origin()] = message.number();
			if (this.world.slow && this.random.nextInt(1000) == 0) {
				workFor(100_000);
			}
			if (message.hops() == 0) {
				this.world.arrived.countDown();
			}
			else {
				this.sent++;
				int next = this.random.nextInt(this.world.actors.size());
				this.world.actors.get(next).tell(new Message(this.index, this.sent, message.hops() - 1));
			}
		}

		private static void workFor(long nanos) {
			long start = System.nanoTime();
			while (System.nanoTime() - start < nanos) {
				Thread.onSpinWait();
			}
		}

	}

}
