package io.actorprocess.spring.bean;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.process.ManagerState;
import io.actorprocess.process.ProcessManager;

/**
 * The runtimes of an application: the default one, where all processes live that do not
 * say otherwise, and those declared beside it. They start and stop together, the default
 * one first and last.
 * <p>
 * Thread-safety: {@link #start()} and {@link #stop} are for the container's thread, any
 * thread may call the rest.
 */
public final class ProcessManagers {

	private static final Logger logger = LoggerFactory.getLogger(ProcessManagers.class);

	private final ProcessManager standard;

	/** By the names of their beans; the default one, and then the others. */
	private final Map<String, ProcessManager> byName = new LinkedHashMap<>();

	/**
	 * The runtimes of an application.
	 * @param standard the default one
	 * @param byName all of them by the names of their beans
	 */
	public ProcessManagers(ProcessManager standard, Map<String, ProcessManager> byName) {
		this.standard = standard;
		byName.forEach((name, manager) -> putIf(manager == standard, name, manager));
		byName.forEach((name, manager) -> putIf(manager != standard, name, manager));
	}

	private void putIf(boolean wanted, String name, ProcessManager manager) {
		if (wanted) {
			this.byName.put(name, manager);
		}
	}

	/**
	 * The default one.
	 * @return the manager
	 */
	public ProcessManager standard() {
		return this.standard;
	}

	/** The manager of a name; the default one if the name is empty. */
	ProcessManager named(String name) {
		ProcessManager found = name.isEmpty() ? this.standard : this.byName.get(name);
		if (found == null) {
			throw new InvalidProcessException(
					"A process bean is to live in the manager '" + name + "', but the ProcessManager beans are "
							+ this.byName.keySet(),
					"Declare a ProcessManager bean named '" + name + "', or correct @ActorProcess(manager = …).");
		}
		return found;
	}

	/**
	 * Calls something for each of those beside the default one.
	 * @param action takes the name of the bean and the manager
	 */
	public void forEachOther(BiConsumer<String, ProcessManager> action) {
		this.byName.forEach((name, manager) -> {
			if (manager != this.standard) {
				action.accept(name, manager);
			}
		});
	}

	/**
	 * Starts those that do not run.
	 * @throws RuntimeException if one cannot be started; then none runs
	 */
	public void start() {
		try {
			all().stream().filter((manager) -> manager.state() != ManagerState.RUNNING).forEach(ProcessManager::start);
		}
		catch (RuntimeException ex) {
			stop(Duration.ZERO);
			throw ex;
		}
	}

	/** Announces the end of all. */
	public void drain() {
		all().forEach(ProcessManager::drain);
	}

	/**
	 * Stops all, one after the other. One that cannot be stopped keeps none of the others
	 * from it.
	 * @param drainTimeout how long each may handle what waits
	 */
	public void stop(Duration drainTimeout) {
		List<ProcessManager> backwards = all();
		Collections.reverse(backwards);
		for (ProcessManager manager : backwards) {
			try {
				manager.stop(drainTimeout);
			}
			catch (RuntimeException ex) {
				logger.error("The actor runtime on {} could not be stopped in order", manager.address(), ex);
			}
		}
	}

	private List<ProcessManager> all() {
		List<ProcessManager> all = new ArrayList<>();
		all.add(this.standard);
		forEachOther((name, manager) -> all.add(manager));
		return all;
	}

}
