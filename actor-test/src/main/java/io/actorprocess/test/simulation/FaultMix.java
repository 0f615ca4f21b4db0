package io.actorprocess.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Faults by chance: each seed draws a plan of its own from it. Everything is whole again
 * at the end of the horizon, but for clocks.
 * <p>
 * Thread-safety: immutable.
 *
 * @param horizon within which time everything breaks and is mended
 * @param most how many faults a plan has at most
 * @param kinds which faults there are
 * @param spared machines that are never down
 */
public record FaultMix(Duration horizon, int most, Set<Kind> kinds, Set<String> spared) {

	/**
	 * The faults there are.
	 */
	public enum Kind {

		/** {@link Fault.Crash}. */
		CRASH,

		/** {@link Fault.PowerLoss}. */
		POWER_LOSS,

		/** {@link Fault.Cut}. */
		CUT,

		/** {@link Fault.HalfOpen}. */
		HALF_OPEN,

		/** {@link Fault.Partition}. */
		PARTITION,

		/** {@link Fault.Lag}. */
		LAG,

		/** {@link Fault.Slow}. */
		SLOW,

		/** {@link Fault.Skew}. */
		SKEW

	}

	/**
	 * Checks and copies.
	 * @throws IllegalArgumentException if the numbers allow no fault
	 */
	public FaultMix {
		if (horizon.toMillis() < 1 || most < 0 || kinds.isEmpty()) {
			throw new IllegalArgumentException("%d faults of %d kinds within %s: a millisecond and a kind are needed"
				.formatted(most, kinds.size(), horizon));
		}
		kinds = EnumSet.copyOf(kinds);
		spared = Set.copyOf(spared);
	}

	/**
	 * Faults of all kinds.
	 * @param horizon within which time everything breaks and is mended
	 * @param most how many faults a plan has at most
	 * @return the mix
	 */
	public static FaultMix of(Duration horizon, int most) {
		return new FaultMix(horizon, most, EnumSet.allOf(Kind.class), Set.of());
	}

	/**
	 * The same mix of some kinds only.
	 * @param first a kind
	 * @param others more of them
	 * @return a new mix
	 */
	public FaultMix only(Kind first, Kind... others) {
		return new FaultMix(this.horizon, this.most, EnumSet.of(first, others), this.spared);
	}

	/**
	 * The same mix with machines that are never down: they neither crash nor lose their
	 * power.
	 * @param nodes their names
	 * @return a new mix
	 */
	public FaultMix sparing(String... nodes) {
		return new FaultMix(this.horizon, this.most, this.kinds, Set.of(nodes));
	}

	/** Draws a plan for some machines. */
	FaultPlan draw(RandomGenerator random, List<String> nodes) {
		List<Fault> faults = new ArrayList<>();
		List<Kind> drawn = List.copyOf(this.kinds);
		for (int left = random.nextInt(this.most + 1); left > 0; left--) {
			faults.addAll(new Draw(random, nodes).fault(drawn.get(random.nextInt(drawn.size()))));
		}
		faults.sort(Comparator.comparing(Fault::at));
		return new FaultPlan(faults);
	}

	/** One draw; what cannot be drawn, such as a second machine, gives no fault. */
	private final class Draw {

		private final RandomGenerator random;

		private final Duration at;

		private final Duration lasting;

		private final String node;

		private final String peer;

		Draw(RandomGenerator random, List<String> nodes) {
			this.random = random;
			long horizonMillis = FaultMix.this.horizon.toMillis();
			long atMillis = random.nextLong(horizonMillis);
			this.at = Duration.ofMillis(atMillis);
			// Short ones are as likely as long ones
			long most = horizonMillis - atMillis;
			this.lasting = Duration.ofMillis(random.nextLong(1 + random.nextLong(most)));
			this.node = nodes.get(random.nextInt(nodes.size()));
			this.peer = nodes.get(random.nextInt(nodes.size()));
		}

		List<Fault> fault(Kind kind) {
			boolean alone = this.node.equals(this.peer);
			boolean spare = FaultMix.this.spared.contains(this.node);
			return switch (kind) {
				case CRASH -> spare ? List.of() : List.of(new Fault.Crash(this.at, this.node, this.lasting));
				case POWER_LOSS -> spare ? List.of() : List.of(new Fault.PowerLoss(this.at, this.node, this.lasting));
				case CUT -> alone ? List.of() : List.of(new Fault.Cut(this.at, this.node, this.peer));
				case HALF_OPEN -> alone ? List.of() : List.of(new Fault.HalfOpen(this.at, this.node, this.peer));
				case PARTITION ->
					alone ? List.of() : List.of(new Fault.Partition(this.at, this.node, this.peer, this.lasting));
				case LAG -> alone ? List.of() : List.of(new Fault.Lag(this.at, this.node, this.peer, this.lasting,
						Duration.ofMillis(1 + this.random.nextInt(500))));
				case SLOW -> List.of(new Fault.Slow(this.at, this.node, this.lasting, 2 + this.random.nextInt(500)));
				case SKEW ->
					List.of(new Fault.Skew(this.at, this.node, Duration.ofMillis(this.random.nextInt(120_000) - 60_000),
							0.9 + this.random.nextInt(21) / 100.0));
			};
		}

	}

}
