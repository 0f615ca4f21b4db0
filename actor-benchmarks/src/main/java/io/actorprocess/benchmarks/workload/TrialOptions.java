package io.actorprocess.benchmarks.workload;

/**
 * How long a trial runs.
 *
 * @param warmUpNanos how long to warm up, 0 to try whether a workload works at all
 * @param roundNanos how long a measured round shall take
 * @param rounds how many rounds are measured
 */
public record TrialOptions(long warmUpNanos, long roundNanos, int rounds) {

	/** Small sizes, one round: shows that a workload is right, not how fast. */
	public static final TrialOptions SMOKE = new TrialOptions(0, 50_000_000, 1);

	/**
	 * Whether only correctness is of interest.
	 * @return true if nothing is to be measured
	 */
	public boolean isSmoke() {
		return this.warmUpNanos == 0;
	}

}
