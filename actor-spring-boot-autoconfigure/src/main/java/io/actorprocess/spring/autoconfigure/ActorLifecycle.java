package io.actorprocess.spring.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

import io.actorprocess.message.Address;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorRuntimeStartedEvent;
import io.actorprocess.spring.ActorRuntimeStoppedEvent;
import io.actorprocess.spring.bean.ProcessBeans;
import io.actorprocess.spring.bean.ProcessManagers;

/**
 * Starts the runtimes and their processes before the web server starts, and stops them
 * after it has answered its last request.
 * <p>
 * Thread-safety: driven by the container, one call at a time; {@link #isRunning()} may be
 * asked by any thread.
 */
final class ActorLifecycle implements SmartLifecycle {

	/*
	 * 1. The phase lies below that of the web server (MAX-2048), whose requests need the
	 * runtime, and above that of the task executors (MAX/2), which processes may need. 2.
	 * Stopping may take as long as the drain timeout, so it has a thread of its own; the
	 * container's callback is called whatever happens, after isRunning() is false, or
	 * else the container would wait for its own timeout. 3. The container may start this
	 * again after a stop (a test context that was paused does): the manager can, and all
	 * process beans are spawned anew. 4. The workers are daemons. A non-daemon thread
	 * keeps the JVM alive between start and stop, as that of any embedded server does.
	 */

	static final int PHASE = Integer.MAX_VALUE - 4096;

	private static final Logger logger = LoggerFactory.getLogger(ActorLifecycle.class);

	private final ProcessManagers managers;

	private final ProcessBeans processes;

	private final Duration drainTimeout;

	private final ApplicationEventPublisher events;

	private volatile boolean running;

	/** Owned by the container's thread: released at the stop. */
	private CountDownLatch stopped = new CountDownLatch(0);

	ActorLifecycle(ProcessManagers managers, ProcessBeans processes, Duration drainTimeout,
			ApplicationEventPublisher events) {
		this.managers = managers;
		this.processes = processes;
		this.drainTimeout = drainTimeout;
		this.events = events;
	}

	@Override
	public void start() {
		this.managers.start();
		try {
			int spawned = this.processes.spawnSingletons();
			logStart(spawned);
			this.events.publishEvent(new ActorRuntimeStartedEvent(this.managers.standard(), spawned));
		}
		catch (RuntimeException ex) {
			this.managers.stop(Duration.ZERO);
			throw ex;
		}
		keepAlive();
		this.running = true;
	}

	private void logStart(int spawned) {
		ProcessManager standard = this.managers.standard();
		logger.info("Actor runtime started {}: {} workers, {} process beans", place(standard), workers(standard),
				spawned);
		this.managers.forEachOther((name, manager) -> logger.info("Actor runtime '{}' started {}: {} workers", name,
				place(manager), workers(manager)));
	}

	private static String place(ProcessManager manager) {
		Address address = manager.address();
		return (address.port() != 0) ? "on " + address : "without sockets";
	}

	private static int workers(ProcessManager manager) {
		return manager.monitor().statistics().scheduler().workers();
	}

	private void keepAlive() {
		CountDownLatch latch = new CountDownLatch(1);
		this.stopped = latch;
		Thread thread = new Thread(() -> awaitUninterruptibly(latch), "actor-await");
		thread.setDaemon(false);
		thread.start();
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		boolean waiting = true;
		while (waiting) {
			try {
				latch.await();
				waiting = false;
			}
			catch (InterruptedException ex) {
				logger.debug("Interrupted, but the runtime has not stopped: waiting on", ex);
			}
		}
	}

	@Override
	public void stop() {
		this.running = false;
		try {
			this.managers.stop(this.drainTimeout);
			this.events.publishEvent(new ActorRuntimeStoppedEvent(this.managers.standard()));
		}
		finally {
			this.stopped.countDown();
		}
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		new Thread(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		}, "actor-shutdown").start();
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
