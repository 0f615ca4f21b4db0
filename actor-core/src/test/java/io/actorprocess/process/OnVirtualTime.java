package io.actorprocess.process;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.actorprocess.clock.VirtualClock;

/**
 * A runtime of two workers on a virtual clock, for each test anew.
 */
abstract class OnVirtualTime {

	final VirtualClock clock = new VirtualClock();

	ProcessManager manager;

	@BeforeEach
	final void start() {
		this.manager = ProcessManager.builder().workerCount(2).clock(this.clock).start();
	}

	@AfterEach
	final void stop() {
		this.manager.close();
		this.clock.close();
	}

}
