package io.actorprocess.spring.autoconfigure;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

import io.actorprocess.spring.bean.ProcessManagers;

/**
 * Announces the end of the runtime before the web server begins to stop: the application
 * is no longer ready, no process can be spawned, no request of others is let in. What
 * runs goes on, and messages still arrive, since requests in flight may wait for answers
 * of other runtimes.
 * <p>
 * Thread-safety: driven by the container, one call at a time; {@link #isRunning()} may be
 * asked by any thread.
 */
final class DrainLifecycle implements SmartLifecycle {

	/** Above the web server's graceful shutdown (MAX-1024). */
	static final int PHASE = Integer.MAX_VALUE - 512;

	private final ProcessManagers managers;

	private final ApplicationContext context;

	private volatile boolean running;

	/**
	 * Owned by the container's thread: whether the application was told to be unready.
	 */
	private boolean announced;

	DrainLifecycle(ProcessManagers managers, ApplicationContext context) {
		this.managers = managers;
		this.context = context;
	}

	@Override
	public void start() {
		this.running = true;
		// The first time Boot itself says so, once its runners are done
		if (this.announced) {
			this.announced = false;
			AvailabilityChangeEvent.publish(this.context, ReadinessState.ACCEPTING_TRAFFIC);
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.announced = true;
		AvailabilityChangeEvent.publish(this.context, ReadinessState.REFUSING_TRAFFIC);
		this.managers.drain();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
