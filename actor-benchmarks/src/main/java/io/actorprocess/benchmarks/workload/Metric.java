package io.actorprocess.benchmarks.workload;

/**
 * What a figure says.
 *
 * @param name its name within the workload
 * @param unit its unit
 */
public record Metric(String name, String unit) {

	/** Operations in a second. */
	public static final Metric RATE = new Metric("rate", "1/s");

	/** Processor time of the whole JVM for each operation. */
	public static final Metric CPU = new Metric("cpu", "ns/op");

	/** What all threads allocate for each operation. */
	public static final Metric ALLOCATED = new Metric("allocated", "B/op");

	/**
	 * Whether a larger figure is the better one.
	 * @return true for rates
	 */
	public boolean isRate() {
		return this.unit.endsWith("/s");
	}

}
