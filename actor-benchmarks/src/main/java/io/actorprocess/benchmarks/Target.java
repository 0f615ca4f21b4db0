package io.actorprocess.benchmarks;

import java.util.Optional;

/**
 * What a figure shall be.
 *
 * @param workload the workload
 * @param metric the name of the metric
 * @param runtime whose figure it is
 * @param against whom it is compared with, empty if the figure counts as it is
 * @param atLeast whether the limit is a floor
 * @param limit the limit
 */
record Target(String workload, String metric, String runtime, String against, boolean atLeast, double limit) {

	static Target ofCsv(String line) {
		String[] parts = line.split(",", -1);
		return new Target(parts[0], parts[1], parts[2], parts[3], parts[4].equals(">="), Double.parseDouble(parts[5]));
	}

	/** The figure, or its ratio. */
	Optional<Double> value(Summary summary) {
		Optional<Double> own = summary.median(this.workload, this.metric, this.runtime);
		if (this.against.isEmpty()) {
			return own;
		}
		return own.flatMap((value) -> summary.median(this.workload, this.metric, this.against).map((it) -> value / it));
	}

	boolean isMet(double value) {
		return this.atLeast ? value >= this.limit : value <= this.limit;
	}

	String describe() {
		String what = this.workload + " " + this.metric
				+ (this.runtime.equals("actor-process") ? "" : " " + this.runtime);
		String limitText = (this.atLeast ? "≥ " : "≤ ") + Table.format(this.limit);
		return this.against.isEmpty() ? what + " " + limitText : what + " " + limitText + "× " + this.against;
	}

}
