package io.actorprocess.benchmarks.workload;

import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * Measures the time, the processor time and the allocation of the whole JVM.
 * <p>
 * Thread-safety: confined to one thread.
 */
final class Meter {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

	private long wall;

	private long cpu;

	private long allocated;

	private Meter() {
	}

	static Meter start() {
		Meter meter = new Meter();
		meter.allocated = allocatedSoFar();
		meter.cpu = SYSTEM.getProcessCpuTime();
		meter.wall = System.nanoTime();
		return meter;
	}

	void stop() {
		this.wall = System.nanoTime() - this.wall;
		this.cpu = SYSTEM.getProcessCpuTime() - this.cpu;
		this.allocated = Math.max(0, allocatedSoFar() - this.allocated);
	}

	long wallNanos() {
		return this.wall;
	}

	long cpuNanos() {
		return this.cpu;
	}

	long allocatedBytes() {
		return this.allocated;
	}

	private static long allocatedSoFar() {
		return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())).filter((n) -> n > 0).sum();
	}

}
