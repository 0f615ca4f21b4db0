package io.actorprocess.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import io.actorprocess.future.Future;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.RestartScope;
import io.actorprocess.process.Supervision;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A family of processes that fail at random, are restarted, ended and linked to, in every
 * order of events. The seeds are those of {@code -Dsim.seed} and {@code -Dsim.seeds}.
 */
class SupervisionSimulationTests {

	private static final int CHILDREN = 3;

	private static final int ACTIONS = 150;

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.actorprocess");

	/** What is known of all instances of a world, by anybody. */
	private static final class Registry {

		private final Map<String, Child> alive = new LinkedHashMap<>();

		private final List<UPID> watched = new ArrayList<>();

		private int created;

		private int ended;

		/** What went wrong where nobody would see it: a handler that throws is normal. */
		private final List<String> violations = new ArrayList<>();

		void require(boolean kept, String promise) {
			if (!kept) {
				this.violations.add(promise);
			}
		}

	}

	private static final class Child extends ProcessBase {

		private final String id;

		private final Registry registry;

		private int latest;

		private boolean over;

		Child(String id, Registry registry) {
			super(id);
			this.id = id;
			this.registry = registry;
		}

		@Override
		protected void initialize() {
			this.registry.created++;
			this.registry.require(this.registry.alive.put(this.id, this) == null, "one instance of " + this.id);
		}

		@Override
		protected void terminating() {
			this.registry.require(!this.over, this.id + " ends once");
			this.over = true;
			this.registry.ended++;
			this.registry.require(this.registry.alive.remove(this.id) == this, this.id + " was alive");
		}

		int handle(int number, boolean failing) {
			this.registry.require(!this.over, this.id + " handles nothing after its end");
			this.registry.require(this.latest < number, this.id + " handles calls in order");
			this.latest = number;
			if (failing) {
				throw new IllegalStateException("on purpose");
			}
			return number;
		}

	}

	private static final class Parent extends ProcessBase {

		private final RestartScope scope;

		private final Supervision policy;

		private final Registry registry;

		Parent(RestartScope scope, Supervision policy, Registry registry) {
			super("parent");
			this.scope = scope;
			this.policy = policy;
			this.registry = registry;
		}

		@Override
		protected RestartScope restartScope() {
			return this.scope;
		}

		@Override
		protected void initialize() {
			for (int i = 0; i < CHILDREN; i++) {
				String id = "child-" + i;
				supervise(() -> new Child(id, this.registry), this.policy);
			}
		}

	}

	private static final class Watcher extends ProcessBase {

		private final Registry registry;

		Watcher(Registry registry) {
			super("watcher");
			this.registry = registry;
		}

		void watch(UPID child) {
			if (!this.registry.watched.contains(child)) {
				this.registry.watched.add(child);
				link(child);
			}
		}

		@Override
		protected void exited(UPID pid, ExitReason reason) {
			this.registry.require(this.registry.watched.remove(pid), "nobody is told without a link");
		}

	}

	@BeforeEach
	void silence() {
		this.logger.setLevel(Level.OFF);
	}

	@AfterEach
	void speak() {
		this.logger.setLevel(null);
	}

	@Test
	@Timeout(value = 10, unit = TimeUnit.MINUTES)
	void familiesKeepTheirPromisesInEveryOrderOfEvents() {
		Simulation.of(SupervisionSimulationTests::play)
			.check(Long.getLong("sim.seed", 1), Integer.getInteger("sim.seeds", 500));
	}

	private static void play(World world) {
		RandomGenerator random = world.random();
		Registry registry = new Registry();
		RestartScope scope = RestartScope.values()[random.nextInt(RestartScope.values().length)];
		Supervision policy = Supervision.restart()
			.withLimit(1 + random.nextInt(100), Duration.ofSeconds(10))
			.withBackoff(Duration.ofMillis(random.nextInt(50)), Duration.ofSeconds(1), random.nextDouble());
		Node node = world.addNode("node", (up) -> {
			up.manager().spawn(new Parent(scope, policy, registry));
			up.manager().spawn(new Watcher(registry));
		});
		world.run(Duration.ofMillis(1));
		List<Future<?>> results = new ArrayList<>();
		for (int number = 1; number <= ACTIONS; number++) {
			act(node, random, number, results);
			world.run(Duration.ofNanos(random.nextInt(2_000_000)));
		}
		world.run(Duration.ofMinutes(1));

		assertThat(registry.violations).isEmpty();
		assertThat(results).noneMatch(Future::isPending);
		assertThat(registry.alive).hasSize(registry.created - registry.ended);
		node.manager().terminate(node.upid("parent"), false);
		world.run(Duration.ofSeconds(1));
		assertThat(registry.violations).isEmpty();
		assertThat(registry.alive).isEmpty();
		assertThat(registry.watched).as("links that never told").isEmpty();
		assertThat(node.manager().monitor().process("parent")).isEmpty();
	}

	private static void act(Node node, RandomGenerator random, int number, List<Future<?>> results) {
		PID<Child> child = node.pid("child-" + random.nextInt(CHILDREN), Child.class);
		boolean failing = random.nextInt(8) == 0;
		switch (random.nextInt(20)) {
			case 0 -> node.manager().terminate(child.upid(), random.nextBoolean());
			case 1, 2 -> node.pid("watcher", Watcher.class).tell((watcher) -> watcher.watch(child.upid()));
			case 3, 4, 5, 6, 7 -> child.tell((target) -> target.handle(number, failing));
			default -> results.add(child.dispatch((target) -> target.handle(number, failing)));
		}
	}

}
