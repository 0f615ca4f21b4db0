package io.actorprocess.demo;

import org.springframework.context.SmartLifecycle;

import io.actorprocess.demo.mesos.Agent;
import io.actorprocess.spring.ProcessSpawner;

/**
 * Spawns the agents of this JVM once the runtime is up. The runtime ends them.
 * <p>
 * Thread-safety: driven by the container, one call at a time.
 */
class AgentLifecycle implements SmartLifecycle {

	/** After the runtime, before the web server. */
	private static final int PHASE = Integer.MAX_VALUE - 4000;

	private final ProcessSpawner<Agent> spawner;

	private final int agents;

	private volatile boolean running;

	AgentLifecycle(ProcessSpawner<Agent> spawner, int agents) {
		this.spawner = spawner;
		this.agents = agents;
	}

	@Override
	public void start() {
		for (int i = 0; i < this.agents; i++) {
			this.spawner.spawn();
		}
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
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
