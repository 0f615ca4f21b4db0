package io.actorprocess.clock;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TimerWheel}.
 */
class TimerWheelTests {

	private static final long TICK = 1L << TimerWheel.TICK_SHIFT;

	private final SystemClock clock = new SystemClock();

	private final TimerWheel wheel = new TimerWheel();

	@AfterEach
	void close() {
		this.clock.close();
	}

	private WheelTimer add(long deadlineNanos) {
		WheelTimer timer = new WheelTimer(this.clock, deadlineNanos, () -> {
		});
		this.wheel.add(timer);
		return timer;
	}

	private List<WheelTimer> advance(long nanos) {
		this.wheel.advance(nanos);
		List<WheelTimer> due = new ArrayList<>();
		for (WheelTimer timer = this.wheel.pollDue(); timer != null; timer = this.wheel.pollDue()) {
			due.add(timer);
		}
		return due;
	}

	@Test
	void emptyWheelNeverExpires() {
		assertThat(this.wheel.nextExpiryNanos()).isEqualTo(Long.MAX_VALUE);
		assertThat(advance(1L << 50)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, TICK - 1, TICK, TICK + 1, 63 * TICK, 64 * TICK, 64 * TICK + 1, 65 * TICK, 4095 * TICK,
			4096 * TICK, 4097 * TICK, (1L << 38) - 1, 1L << 38, 1L << 56, (1L << 62) + 12345 })
	void timerIsDueOnTheTickAtOrAfterItsDeadline(long deadlineNanos) {
		WheelTimer timer = add(deadlineNanos);
		long tick = ((deadlineNanos + TICK - 1) / TICK) * TICK;

		assertThat(TimerWheel.dueNanos(deadlineNanos)).isEqualTo(tick);
		assertThat(advance(tick - 1)).isEmpty();
		assertThat(advance(tick)).containsExactly(timer);
		assertThat(this.wheel.size()).isZero();
	}

	@Test
	void timerBehindTheWheelIsDueAtOnce() {
		advance(1000 * TICK);

		WheelTimer late = add(7 * TICK);

		assertThat(this.wheel.nextExpiryNanos()).isLessThanOrEqualTo(1000 * TICK);
		assertThat(advance(1000 * TICK)).containsExactly(late);
	}

	@Test
	void lastTimerOfAllIsHeldAndCanBeSwept() {
		WheelTimer timer = add(Long.MAX_VALUE);

		assertThat(advance(Long.MAX_VALUE - TICK)).isEmpty();
		timer.drop();
		assertThat(this.wheel.sweep(2)).isTrue();
		assertThat(this.wheel.nextExpiryNanos()).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void timerWithoutDelayIsDueAheadOfThoseThatWait() {
		WheelTimer waits = add(1);
		WheelTimer atOnce = add(WheelTimer.AT_ONCE);

		assertThat(this.wheel.nextExpiryNanos()).isZero();
		assertThat(advance(TICK)).containsExactly(atOnce, waits);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, TICK - 1, TICK, TICK + 1, 1L << 50 })
	void noTimerCreatedWithinATickIsDueBeforeItsEnd(long nowNanos) {
		long end = TimerWheel.nextTickNanos(nowNanos);

		assertThat(end - nowNanos).isBetween(1L, TICK);
		assertThat(TimerWheel.dueNanos(nowNanos + 1)).isGreaterThanOrEqualTo(end);
	}

	@Test
	void timersOfOneTickAreSortedByDeadlineThenByCreation() {
		WheelTimer third = add(64 * TICK);
		WheelTimer first = add(63 * TICK + 5);
		advance(10 * TICK);
		WheelTimer fourth = add(64 * TICK);
		WheelTimer second = add(63 * TICK + 6);

		assertThat(advance(64 * TICK)).containsExactly(first, second, third, fourth);
	}

	@Test
	void cancelledTimerLeavesWithASweepOrWhenItsSlotOpens() {
		WheelTimer swept = add(5 * TICK);
		WheelTimer moved = add(70 * TICK);
		WheelTimer stays = add(70 * TICK);
		swept.drop();

		assertThat(this.wheel.sweep(100)).isTrue();
		assertThat(this.wheel.size()).isEqualTo(2);
		moved.drop();
		assertThat(advance(64 * TICK)).isEmpty();
		assertThat(this.wheel.size()).isEqualTo(1);
		assertThat(advance(70 * TICK)).containsExactly(stays);
	}

	@Test
	void aSweepThatStopsGoesOnWhereItWas() {
		List<WheelTimer> timers = new ArrayList<>();
		for (int slot = 0; slot < 4; slot++) {
			for (int i = 0; i < 10; i++) {
				timers.add(add((10 + slot) * TICK));
			}
		}
		timers.forEach(WheelTimer::drop);

		assertThat(this.wheel.sweep(20)).isFalse();
		assertThat(this.wheel.size()).isEqualTo(20);
		assertThat(this.wheel.sweep(100)).isTrue();
		assertThat(this.wheel.size()).isZero();
		assertThat(this.wheel.nextExpiryNanos()).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void slotKeepsTheOrderWhenItIsSwept() {
		List<WheelTimer> timers = new ArrayList<>();
		for (int i = 0; i < 5 * TimerChunk.CAPACITY; i++) {
			timers.add(add(100 * TICK));
		}
		List<WheelTimer> dropped = timers.subList(TimerChunk.CAPACITY / 2, 3 * TimerChunk.CAPACITY);
		List<WheelTimer> remaining = new ArrayList<>(timers);
		dropped.forEach(WheelTimer::drop);
		remaining.removeAll(dropped);

		assertThat(this.wheel.sweep(1)).isFalse();
		remaining.add(add(100 * TICK));

		assertThat(advance(100 * TICK)).containsExactlyElementsOf(remaining);
	}

	@Test
	void aMillionLiveTimersAreFiredOrSweptEachOnce() {
		int count = 1_000_000;
		List<WheelTimer> timers = new ArrayList<>(count);
		for (long i = 1; i <= count; i++) {
			timers.add(add(i * TICK));
		}
		assertThat(this.wheel.size()).isEqualTo(count);

		Collections.shuffle(timers, new Random(1));
		timers.subList(0, count / 2).forEach(WheelTimer::drop);
		assertThat(this.wheel.sweep(Integer.MAX_VALUE)).isTrue();
		assertThat(this.wheel.size()).isEqualTo(count / 2);
		List<WheelTimer> due = advance(count * TICK);

		assertThat(due).hasSize(count / 2)
			.allMatch(WheelTimer::isPending)
			.isSortedAccordingTo(Comparator.comparingLong((timer) -> timer.deadlineNanos));
		assertThat(this.wheel.size()).isZero();
	}

	@Test
	void dropAllPreventsEveryPendingTimer() {
		WheelTimer due = add(TICK);
		WheelTimer waiting = add(1L << 40);
		WheelTimer cancelled = add(2 * TICK);
		this.wheel.advance(TICK);
		cancelled.drop();

		assertThat(this.wheel.dropAll()).isEqualTo(2);
		assertThat(List.of(due, waiting)).noneMatch(WheelTimer::isPending);
		assertThat(this.wheel.size()).isZero();
		assertThat(advance(1L << 41)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void randomOperationsAgreeWithASortedMap(long seed) {
		Random random = new Random(seed);
		Model model = new Model();
		long now = 0;
		for (int step = 0; step < 20_000; step++) {
			switch (random.nextInt(5)) {
				case 0, 1, 2 -> model.add(add(now + 1 + randomDelay(random)));
				case 3 -> model.removeAny(random).ifPresent((timer) -> assertThat(timer.drop()).isTrue());
				default -> {
					now += randomDelay(random) / 4;
					assertThat(this.wheel.nextExpiryNanos()).isLessThanOrEqualTo(model.firstTickNanos());
					assertThat(live(advance(now))).containsExactlyElementsOf(model.takeDue(now));
				}
			}
			if (step % 100 == 0) {
				while (!this.wheel.sweep(10)) {
					assertThat(this.wheel.size()).isGreaterThanOrEqualTo(model.size());
				}
				assertThat(this.wheel.size()).isEqualTo(model.size());
			}
		}
		assertThat(live(advance(Long.MAX_VALUE - TICK)))
			.containsExactlyElementsOf(model.takeDue(Long.MAX_VALUE - TICK));
	}

	private static List<WheelTimer> live(List<WheelTimer> timers) {
		return timers.stream().filter(WheelTimer::isPending).toList();
	}

	private static long randomDelay(Random random) {
		return random.nextLong() >>> (24 + random.nextInt(38));
	}

	/** The specification: a sorted map from the tick to the timers that are due then. */
	private static final class Model {

		private final SortedMap<Long, List<WheelTimer>> ticks = new TreeMap<>();

		/** In no order; includes timers that were due since. */
		private final List<WheelTimer> added = new ArrayList<>();

		private int size;

		private static long tick(WheelTimer timer) {
			return (timer.deadlineNanos + TICK - 1) / TICK;
		}

		int size() {
			return this.size;
		}

		void add(WheelTimer timer) {
			this.ticks.computeIfAbsent(tick(timer), (tick) -> new ArrayList<>()).add(timer);
			this.added.add(timer);
			this.size++;
		}

		Optional<WheelTimer> removeAny(Random random) {
			while (!this.added.isEmpty()) {
				WheelTimer timer = takeAny(random);
				List<WheelTimer> tick = this.ticks.get(tick(timer));
				if (tick != null && tick.remove(timer)) {
					this.size--;
					if (tick.isEmpty()) {
						this.ticks.remove(tick(timer));
					}
					return Optional.of(timer);
				}
			}
			return Optional.empty();
		}

		private WheelTimer takeAny(Random random) {
			Collections.swap(this.added, random.nextInt(this.added.size()), this.added.size() - 1);
			return this.added.remove(this.added.size() - 1);
		}

		long firstTickNanos() {
			return this.ticks.isEmpty() ? Long.MAX_VALUE : this.ticks.firstKey() * TICK;
		}

		List<WheelTimer> takeDue(long nowNanos) {
			SortedMap<Long, List<WheelTimer>> due = this.ticks.headMap(nowNanos / TICK + 1);
			List<WheelTimer> timers = new ArrayList<>();
			for (List<WheelTimer> tick : due.values()) {
				tick.sort(Comparator.comparingLong((timer) -> timer.deadlineNanos));
				timers.addAll(tick);
			}
			due.clear();
			this.size -= timers.size();
			return timers;
		}

	}

}
