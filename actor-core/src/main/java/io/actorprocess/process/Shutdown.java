package io.actorprocess.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.clock.Deadline;

/**
 * Stops an engine.
 * <p>
 * Thread-safety: used by the one thread that stops.
 */
final class Shutdown {

	/*
	 * 1. From here on HTTP requests are answered 503 and spawns are refused (the
	 * manager's state says so). Messages still come in, since processes may wait for
	 * replies. 2. Until the drain timeout: wait for the moment when every queue is idle
	 * and stays so; timers that fire later do not count. 3. Ask every process to end,
	 * newest first, so that what was built on others goes before them: in turn if step 2
	 * came to rest, else at once, giving up what waits. 4. Wait a moment for the ends. 5.
	 * Close sockets (which writes out what is queued) and then workers. 6. Processes that
	 * still wait for a worker, because others held all of them, are ended by this thread:
	 * after step 5 nobody else will run them. Those within a handler are named; they end
	 * when it returns. Without step 2 a process would get messages from others that had
	 * ended before they could answer; without step 6 futures of its calls would hang.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Shutdown.class);

	private static final long POLL_NANOS = 1_000_000;

	private static final Duration GRACE = Duration.ofSeconds(2);

	private final Engine engine;

	Shutdown(Engine engine) {
		this.engine = engine;
	}

	StopReport run(Duration drainTimeout) {
		this.engine.scheduler().assist();
		boolean drained = awaitRest(drainTimeout);
		this.engine.lifeCycle().setStopping();
		List<ProcessCell> cells = this.engine.table().newestFirst();
		cells.forEach((cell) -> cell.terminate(!drained));
		this.engine.scheduler().assist();
		awaitEnds(cells);
		if (this.engine.sockets() != null) {
			this.engine.sockets().close();
		}
		this.engine.close();
		List<String> unfinished = cells.stream()
			.filter((cell) -> !cell.endUnlessRunning())
			.map(ProcessCell::id)
			.toList();
		if (!drained || !unfinished.isEmpty()) {
			logger.warn("The runtime on {} stopped before all events were handled; still running: {}",
					this.engine.address(), unfinished);
		}
		return new StopReport(drained, unfinished);
	}

	private boolean awaitRest(Duration timeout) {
		Deadline deadline = Deadline.in(timeout);
		long before = -1;
		while (true) {
			long handled = this.engine.table().all().mapToLong(ProcessCell::handled).sum();
			boolean idle = this.engine.table().all().allMatch(ProcessCell::isIdle) && this.engine.async().isIdle();
			if (idle && handled == before) {
				return true;
			}
			if (deadline.isOver()) {
				return false;
			}
			before = idle ? handled : -1;
			LockSupport.parkNanos(POLL_NANOS);
		}
	}

	private static void awaitEnds(List<ProcessCell> cells) {
		Deadline deadline = Deadline.in(GRACE);
		try {
			for (ProcessCell cell : cells) {
				// A future for each of a million would be more than all of them
				if (!cell.isOver() && !cell.ended().await(deadline.remaining())) {
					return;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
