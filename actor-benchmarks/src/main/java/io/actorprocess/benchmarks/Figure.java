package io.actorprocess.benchmarks;

import io.actorprocess.benchmarks.workload.Metric;

/**
 * One measured value.
 *
 * @param workload what was done
 * @param runtime who did it
 * @param metric what the value says
 * @param value the value
 */
record Figure(String workload, String runtime, Metric metric, double value) {

	private static final String SEPARATOR = ",";

	static final String HEADER = "workload,runtime,metric,unit,value";

	String toCsv() {
		return String.join(SEPARATOR, this.workload, this.runtime, this.metric.name(), this.metric.unit(),
				Double.toString(this.value));
	}

	static Figure ofCsv(String line) {
		String[] parts = line.split(SEPARATOR, -1);
		return new Figure(parts[0], parts[1], new Metric(parts[2], parts[3]), Double.parseDouble(parts[4]));
	}

}
