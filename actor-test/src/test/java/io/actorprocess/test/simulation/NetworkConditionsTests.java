package io.actorprocess.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessBase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a network does to messages while nothing is broken.
 */
class NetworkConditionsTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	/** Longer than any turn. */
	private static final Duration TURNS = Duration.ofMillis(1);

	/** Notes who said something, and when. */
	private static final class Listener extends ProcessBase {

		private final List<String> speakers = new ArrayList<>();

		private final List<Duration> times = new ArrayList<>();

		private final World world;

		Listener(World world) {
			super("listener");
			this.world = world;
		}

		@Override
		protected void initialize() {
			install("word", (from, body) -> {
				this.speakers.add(from.id());
				this.times.add(this.world.time());
			});
		}

	}

	/** Each speaker says one word after a second. */
	private static Listener listen(World world, String... speakers) {
		Listener listener = new Listener(world);
		UPID upid = world.addNode("listener", (node) -> node.manager().spawn(listener)).upid("listener");
		for (String speaker : speakers) {
			world.addNode(speaker, (node) -> node.manager().spawn(new Speaker(speaker, upid)));
		}
		world.run(SECOND);
		for (String speaker : speakers) {
			world.node(speaker).pid(speaker, Speaker.class).tell(Speaker::speak);
		}
		world.run(SECOND.multipliedBy(30));
		return listener;
	}

	private static final class Speaker extends ProcessBase {

		private final UPID listener;

		Speaker(String id, UPID listener) {
			super(id);
			this.listener = listener;
		}

		@Override
		protected void initialize() {
			link(this.listener);
		}

		void speak() {
			send(this.listener, "word", new byte[0]);
		}

	}

	@Test
	void latencyStaysWithinItsBounds() {
		NetworkConditions conditions = NetworkConditions.defaults()
			.withLatency(Duration.ofMillis(100), Duration.ofMillis(300))
			.withLoss(0);
		Set<Duration> times = new HashSet<>();
		for (long seed = 1; seed <= 50; seed++) {
			Simulation.of((world) -> times.addAll(listen(world, "a").times)).network(conditions).run(seed);
		}

		assertThat(times).hasSize(50)
			.allSatisfy(
					(time) -> assertThat(time).isBetween(SECOND.plusMillis(100), SECOND.plusMillis(300).plus(TURNS)));
		assertThat(times).anyMatch((time) -> time.compareTo(SECOND.plusMillis(150)) < 0)
			.anyMatch((time) -> time.compareTo(SECOND.plusMillis(250)) > 0);
	}

	@Test
	void lostPacketComesAtTheNextAttempt() {
		NetworkConditions conditions = NetworkConditions.defaults().withLoss(500);
		List<Duration> times = new ArrayList<>();
		for (long seed = 1; seed <= 50; seed++) {
			Simulation.of((world) -> times.addAll(listen(world, "a").times)).network(conditions).run(seed);
		}

		Duration retransmitted = SECOND.plus(conditions.retransmission());
		assertThat(times).filteredOn((time) -> time.compareTo(retransmitted) < 0).hasSizeBetween(10, 40);
		assertThat(times).filteredOn((time) -> time.compareTo(retransmitted) >= 0).hasSizeGreaterThan(10);
	}

	@Test
	void messagesOfTwoPairsOvertakeEachOther() {
		Set<List<String>> orders = new HashSet<>();
		for (long seed = 1; seed <= 50; seed++) {
			Simulation.run(seed, (world) -> orders.add(listen(world, "a", "b").speakers));
		}

		assertThat(orders).contains(List.of("a", "b"), List.of("b", "a"));
	}

	@Test
	void conditionsThatNoNetworkHasAreRefused() {
		NetworkConditions defaults = NetworkConditions.defaults();

		assertThatIllegalArgumentException()
			.isThrownBy(() -> defaults.withLatency(Duration.ofMillis(2), Duration.ofMillis(1)))
			.withMessageContaining("the lower one first");
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withLoss(1000))
			.withMessageContaining("1000 of 1000");
	}

}
