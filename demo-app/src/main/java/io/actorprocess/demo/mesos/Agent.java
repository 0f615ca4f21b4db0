package io.actorprocess.demo.mesos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.demo.proto.AgentRegistered;
import io.actorprocess.demo.proto.Pong;
import io.actorprocess.demo.proto.RegisterAgent;
import io.actorprocess.demo.proto.RunTask;
import io.actorprocess.demo.proto.ShutdownFramework;
import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.StatusUpdateAcknowledged;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.demo.text.TextSource;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ManagerState;

/**
 * Runs tasks, each in an {@link Executor} of its own, and repeats what became of them
 * until their framework has acknowledged it.
 * <p>
 * Thread-safety: as {@link io.actorprocess.process.ProcessBase}.
 */
public final class Agent extends MasterClient {

	private static final Logger logger = LoggerFactory.getLogger(Agent.class);

	private final Timings timings;

	private final Work work;

	private final TextSource source;

	/** Owned by the process. */
	private final Map<String, AgentTask> tasks = new LinkedHashMap<>();

	/**
	 * An agent.
	 * @param agentId names this life of the agent to the master, never used before
	 * @param master the master, or null for the one in the same runtime
	 * @param timings when to do what
	 * @param work how to work
	 * @param source where the texts of the tasks are
	 */
	public Agent(String agentId, @Nullable UPID master, Timings timings, Work work, TextSource source) {
		super("agent()", agentId, master, timings);
		this.timings = timings;
		this.work = work;
		this.source = source;
	}

	@Override
	protected void initialize() {
		install(AgentRegistered.class, (from, message) -> registered(message));
		install(RunTask.class, (from, message) -> run(message));
		install(StatusUpdate.class, (from, message) -> updated(message));
		install(StatusUpdateAcknowledged.class, (from, message) -> acknowledged(message));
		install(ShutdownFramework.class, (from, message) -> shutdown(message.getFrameworkId()));
		super.initialize();
		delay(this.timings.update(), this::repeat);
	}

	@Override
	protected void terminating() {
		this.tasks.values().forEach((task) -> manager().terminate(task.executor(), true));
	}

	@Override
	Message registration() {
		RegisterAgent.Builder registration = RegisterAgent.newBuilder();
		registration.setAgentId(clientId()).setSlots(this.work.slots());
		this.tasks.values().forEach((task) -> registration.addTasks(task.status()));
		return registration.build();
	}

	@Override
	Pong.Builder pong() {
		return Pong.newBuilder().addAllTaskIds(this.tasks.keySet());
	}

	private void registered(AgentRegistered message) {
		if (message.getAgentId().equals(clientId())) {
			setRegistered();
			sendPending();
		}
	}

	private void run(RunTask message) {
		String taskId = message.getTask().getTaskId();
		if (this.tasks.containsKey(taskId) || manager().state() != ManagerState.RUNNING) {
			logger.info("{} does not start task {}: it has it already, or is about to end", upid(), taskId);
			return;
		}
		Executor executor = new Executor(upid(), message.getTask(), this.work, this.source);
		UPID pid = manager().spawn(executor).upid();
		this.tasks.put(taskId, new AgentTask(message.getFrameworkId(), taskId, pid));
		link(pid);
	}

	/** An executor tells how its task goes. */
	private void updated(StatusUpdate news) {
		AgentTask task = this.tasks.get(news.getTaskId());
		if (task != null && !task.isOver()) {
			StatusUpdate update = news.toBuilder().setFrameworkId(task.frameworkId()).setAgentId(clientId()).build();
			task.updated(update);
			if (isRegistered()) {
				send(master(), update);
			}
		}
	}

	@Override
	protected void exited(UPID pid) {
		super.exited(pid);
		for (AgentTask task : this.tasks.values()) {
			if (task.executor().equals(pid) && !task.isOver()) {
				updated(StatusUpdate.newBuilder()
					.setTaskId(task.id())
					.setState(TaskState.FAILED)
					.setReason("its executor " + pid + " ended early")
					.build());
			}
		}
	}

	private void acknowledged(StatusUpdateAcknowledged message) {
		AgentTask task = this.tasks.get(message.getTaskId());
		if (task != null && task.acknowledged(message)) {
			this.tasks.remove(task.id());
		}
	}

	private void shutdown(String frameworkId) {
		for (AgentTask task : List.copyOf(this.tasks.values())) {
			if (task.frameworkId().equals(frameworkId)) {
				this.tasks.remove(task.id());
				manager().terminate(task.executor(), true);
			}
		}
	}

	private void repeat() {
		if (isRegistered()) {
			sendPending();
		}
		delay(this.timings.update(), this::repeat);
	}

	private void sendPending() {
		for (AgentTask task : this.tasks.values()) {
			StatusUpdate update = task.pending();
			if (update != null) {
				send(master(), update);
			}
		}
	}

}
