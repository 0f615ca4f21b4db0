package io.actorprocess.test.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each fault does to two machines that talk, and what they notice of it.
 */
class FaultTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final Duration PACE = Duration.ofMillis(10);

	/** Longer than the patience of the network. */
	private static final Duration LONG = Duration.ofSeconds(60);

	private Chatter talker;

	private Chatter listener;

	private Node near;

	private Node far;

	private void play(Duration pace, Consumer<World> story) {
		for (long seed = 1; seed <= 20; seed++) {
			Simulation.run(seed, (world) -> {
				this.far = world.addNode("far", (node) -> {
					this.listener = new Chatter(Duration.ZERO);
					node.manager().spawn(this.listener);
				});
				UPID target = this.far.upid(Chatter.ID);
				this.near = world.addNode("near", (node) -> {
					this.talker = new Chatter(pace, target);
					node.manager().spawn(this.talker);
				});
				world.run(SECOND);
				story.accept(world);
			});
		}
	}

	private static List<Integer> upTo(int last) {
		return IntStream.rangeClosed(1, last).boxed().toList();
	}

	@Test
	void everythingArrivesInOrderOnANetworkThatLosesPackets() {
		play(PACE, (world) -> {
			world.run(SECOND.multipliedBy(5));
			int said = this.talker.said();
			world.run(Duration.ofMillis(1));

			List<Integer> numbers = this.listener.numbers(this.near.upid(Chatter.ID));
			assertThat(numbers).isEqualTo(upTo(numbers.size()));
			assertThat(numbers).hasSizeBetween(said - 150, said + 1);
			assertThat(this.talker.lost()).isEmpty();
		});
	}

	@Test
	void crashIsToldToWhoeverIsLinked() {
		play(Duration.ofHours(1), (world) -> {
			this.far.crash();
			world.run(SECOND);

			assertThat(this.talker.lost()).containsExactly(this.far.upid(Chatter.ID));
		});
	}

	@Test
	void orderlyStopIsToldToo() {
		play(Duration.ofHours(1), (world) -> {
			this.far.stop(Duration.ZERO);
			world.run(SECOND);

			assertThat(this.talker.lost()).containsExactly(this.far.upid(Chatter.ID));
		});
	}

	@Test
	void lossOfPowerIsNoticedLate() {
		play(Duration.ofHours(1), (world) -> {
			this.far.losePower();
			world.run(SECOND.multipliedBy(10));
			assertThat(this.talker.lost()).isEmpty();
			world.run(LONG);

			assertThat(this.talker.lost()).containsExactly(this.far.upid(Chatter.ID));
		});
	}

	@Test
	void machineThatBootsAgainAnswersOldConnectionsWithAReset() {
		play(PACE, (world) -> {
			this.far.losePower();
			world.run(SECOND);
			this.far.boot();
			world.run(SECOND.multipliedBy(5));

			assertThat(this.talker.lost()).containsExactly(this.far.upid(Chatter.ID));
			assertThat(this.listener.heard()).isNotEmpty();
		});
	}

	@Test
	void cutLosesWhatIsUnderWayAndTheLink() {
		play(PACE, (world) -> {
			world.inject(new Fault.Cut(Duration.ZERO, "far", "near"));
			world.run(SECOND.multipliedBy(5));

			assertThat(this.talker.lost()).containsExactly(this.far.upid(Chatter.ID));
			assertThat(this.listener.numbers(this.near.upid(Chatter.ID))).isSorted().doesNotHaveDuplicates();
		});
	}

	@Test
	void shortPartitionOnlyDelays() {
		play(PACE, (world) -> {
			int heard = this.listener.heard().size();
			world.inject(new Fault.Partition(Duration.ZERO, "near", "far", SECOND.multipliedBy(5)));
			world.run(SECOND.multipliedBy(5));
			assertThat(this.listener.heard()).hasSizeLessThanOrEqualTo(heard);
			world.run(SECOND.multipliedBy(5));

			List<Integer> numbers = this.listener.numbers(this.near.upid(Chatter.ID));
			assertThat(numbers).isEqualTo(upTo(numbers.size())).hasSizeGreaterThan(heard + 500);
			assertThat(this.talker.lost()).isEmpty();
		});
	}

	@Test
	void longPartitionEndsTheLink() {
		play(PACE, (world) -> {
			world.inject(new Fault.Partition(Duration.ZERO, "near", "far", LONG));
			world.run(LONG.plus(LONG));

			assertThat(this.talker.lost()).containsExactly(this.far.upid(Chatter.ID));
			assertThat(this.listener.numbers(this.near.upid(Chatter.ID))).isSorted()
				.contains(this.talker.said() - 1000);
		});
	}

	@Test
	void halfOpenConnectionSwallowsUntilItIsFound() {
		play(PACE, (world) -> {
			world.inject(new Fault.HalfOpen(Duration.ZERO, "near", "far"));
			world.run(SECOND.multipliedBy(10));
			assertThat(this.talker.lost()).isEmpty();
			assertThat(this.listener.heard()).hasSizeLessThan(150);
			world.run(LONG);

			assertThat(this.talker.lost()).containsExactly(this.far.upid(Chatter.ID));
		});
	}

	@Test
	void newConnectionHelpsAgainstAHalfOpenOne() {
		play(PACE, (world) -> {
			world.inject(new Fault.HalfOpen(Duration.ZERO, "near", "far"));
			world.run(SECOND);
			this.near.pid(Chatter.ID, Chatter.class)
				.tell((self) -> self.watch(this.far.upid(Chatter.ID), LinkMode.RECONNECT));
			world.run(SECOND.multipliedBy(5));

			assertThat(this.listener.heard()).hasSizeGreaterThan(400);
			assertThat(this.talker.lost()).isEmpty();
		});
	}

	@Test
	void lagDelaysOneDirection() {
		play(PACE, (world) -> {
			world.inject(new Fault.Lag(Duration.ZERO, "near", "far", LONG, Duration.ofSeconds(3)));
			world.run(SECOND.multipliedBy(2));
			int heard = this.listener.heard().size();
			world.run(SECOND);

			assertThat(heard).isLessThan(110);
			assertThat(this.talker.said()).isGreaterThan(350);
		});
	}

	@Test
	void slowMachineHandlesLittle() {
		play(PACE, (world) -> {
			int heard = this.listener.heard().size();
			world.inject(new Fault.Slow(Duration.ZERO, "far", SECOND.multipliedBy(5), 100_000));
			world.run(SECOND.multipliedBy(5));
			assertThat(this.listener.heard()).hasSizeLessThan(heard + 50);
			world.run(SECOND.multipliedBy(5));

			assertThat(this.listener.heard()).hasSizeGreaterThan(heard + 500);
		});
	}

	@Test
	void skewedClockTellsAnotherTimeAtAnotherSpeed() {
		play(PACE, (world) -> {
			world.inject(new Fault.Skew(Duration.ZERO, "far", Duration.ofHours(1), 0.5));
			world.run(SECOND.multipliedBy(10));

			Instant start = VirtualClock.DEFAULT_START;
			assertThat(this.near.manager().clock().now()).isEqualTo(start.plusSeconds(11));
			assertThat(this.far.manager().clock().now()).isEqualTo(start.plusSeconds(3600 + 6));
		});
	}

	@Test
	void machineAnswersRequests() {
		play(PACE, (world) -> {
			assertThat(world.await(this.far.get("/__processes__")).text()).contains(Chatter.ID);
			assertThat(world.await(this.far.get("/nobody")).status()).isEqualTo(404);
		});
	}

}
