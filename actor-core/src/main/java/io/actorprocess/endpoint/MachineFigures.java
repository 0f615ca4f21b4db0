package io.actorprocess.endpoint;

import java.lang.management.ManagementFactory;
import java.util.SortedMap;
import java.util.TreeMap;

import com.sun.management.OperatingSystemMXBean;

/**
 * Load, processors and memory of the machine, or of the container the JVM runs in. What
 * the platform does not tell is left out.
 * <p>
 * Thread-safety: stateless.
 */
final class MachineFigures {

	private MachineFigures() {
	}

	/**
	 * Takes the figures.
	 * @param loadName what to call the load of the last minute
	 * @return the figures by name
	 */
	static SortedMap<String, Double> take(String loadName) {
		SortedMap<String, Double> figures = new TreeMap<>();
		double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
		if (load >= 0) {
			figures.put(loadName, load);
		}
		figures.put("cpus_total", (double) Runtime.getRuntime().availableProcessors());
		if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
			figures.put("mem_free_bytes", (double) system.getFreeMemorySize());
			figures.put("mem_total_bytes", (double) system.getTotalMemorySize());
		}
		return figures;
	}

}
