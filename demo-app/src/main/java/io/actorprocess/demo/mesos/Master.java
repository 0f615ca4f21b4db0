package io.actorprocess.demo.mesos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.google.protobuf.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.demo.proto.AcceptOffer;
import io.actorprocess.demo.proto.Pong;
import io.actorprocess.demo.proto.ReconcileTasks;
import io.actorprocess.demo.proto.RegisterAgent;
import io.actorprocess.demo.proto.RegisterFramework;
import io.actorprocess.demo.proto.ReviveOffers;
import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.StatusUpdateAcknowledged;
import io.actorprocess.demo.proto.Task;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.demo.proto.TaskStatus;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ManagerState;
import io.actorprocess.process.PID;
import io.actorprocess.protobuf.ProtobufProcess;

/**
 * Knows the agents and the frameworks, offers the slots of the ones to the others, passes
 * tasks on and news back. Answers {@code /state} with all it knows, as JSON.
 * <p>
 * Thread-safety: as {@link io.actorprocess.process.ProcessBase}.
 */
public final class Master extends ProtobufProcess {

	/*
	 * The master keeps nothing that it could not learn again: agents and frameworks
	 * register with one that was restarted, and agents tell it what they do.
	 *
	 * It may believe an agent lost that is not: then the same work is done twice, and the
	 * framework counts what comes first. It must not believe work in progress that is
	 * not: 1. An agent whose link ends, or who misses pings, is forgotten; its tasks are
	 * reported LOST. 2. A task that the answer to a later ping does not name never
	 * reached the agent: LOST. 3. A task of an offer that has gone: LOST. 4. A task that
	 * a framework asks for and nobody has: LOST. A report that gets lost itself is
	 * repaired by 4, since the task is forgotten.
	 *
	 * Updates of agents that were given up are passed on too: what they finished counts
	 * if it comes before a second attempt ends. The agent registers anew when it misses
	 * pings.
	 *
	 * Unlike Mesos, frameworks and agents choose their ids, a new one in each life. So a
	 * registration that is repeated and one after a restart cannot be mistaken.
	 */

	/** The id of the process. */
	public static final String ID = "master";

	private static final Logger logger = LoggerFactory.getLogger(Master.class);

	private final Timings timings;

	// Owned by the process

	private final Map<String, AgentEntry> agents = new LinkedHashMap<>();

	private final Map<String, FrameworkEntry> frameworks = new LinkedHashMap<>();

	private final OfferBook offers = new OfferBook();

	private long registrations;

	/**
	 * A master without agents and frameworks.
	 * @param timings when to do what
	 */
	public Master(Timings timings) {
		super(ID);
		this.timings = timings;
	}

	@Override
	protected void initialize() {
		install(RegisterAgent.class, this::registerAgent);
		install(RegisterFramework.class, this::registerFramework);
		install(AcceptOffer.class, (from, message) -> acceptOffer(message));
		install(ReviveOffers.class, (from, message) -> revive(message.getFrameworkId()));
		install(StatusUpdate.class, (from, message) -> statusUpdate(message));
		install(StatusUpdateAcknowledged.class, (from, message) -> acknowledged(message));
		install(ReconcileTasks.class, (from, message) -> reconcile(message));
		install(Pong.class, (from, message) -> pong(message));
		route("/state", (request) -> HttpResponse
			.json(MasterState.json(upid(), this.agents.values(), this.frameworks.values(), this.offers.all())));
		startAllocator();
		pingAll();
	}

	@Override
	protected void terminating() {
		manager().terminate(allocator().upid(), true);
		// A master that is spawned again learns all anew
		this.agents.clear();
		this.frameworks.clear();
		this.offers.takeAll((offer) -> true);
	}

	private PID<Allocator> allocator() {
		return manager().pid(Allocator.ID, Allocator.class);
	}

	/** Starts an allocator and tells it all, unless the runtime is about to end. */
	private void startAllocator() {
		if (manager().state() != ManagerState.RUNNING) {
			return;
		}
		link(manager().spawn(new Allocator(self(this), this.timings)).upid());
		this.agents.values().forEach(this::announce);
		this.frameworks.values()
			.stream()
			.filter(FrameworkEntry::isConnected)
			.forEach((framework) -> allocator().tell((target) -> target.activate(framework.id())));
	}

	@Override
	protected void exited(UPID pid) {
		if (pid.equals(allocator().upid())) {
			this.offers.takeAll((offer) -> true).forEach(this::rescinded);
			startAllocator();
			return;
		}
		at(this.agents, pid).forEach((agent) -> agentLost(agent, "its link has ended"));
		at(this.frameworks, pid).forEach((framework) -> frameworkAway(framework, "its link has ended"));
	}

	private static <P extends Peer> List<P> at(Map<String, P> peers, UPID pid) {
		return peers.values().stream().filter((peer) -> peer.pid().equals(pid)).toList();
	}

	// Agents

	private void registerAgent(UPID from, RegisterAgent message) {
		AgentEntry known = this.agents.get(message.getAgentId());
		if (known != null) {
			known.heardFrom(from);
		}
		else {
			at(this.agents, from).forEach((agent) -> agentLost(agent, "its successor has registered"));
			addAgent(from, message);
		}
		link(from);
		send(from, Notices.agentRegistered(message.getAgentId()));
	}

	private void addAgent(UPID pid, RegisterAgent message) {
		this.registrations++;
		AgentEntry agent = new AgentEntry(message.getAgentId(), pid, message.getSlots(), this.registrations);
		for (TaskStatus task : message.getTasksList()) {
			agent.add(task.getFrameworkId(), task.getTaskId(), task.getState());
			expectFramework(task.getFrameworkId());
		}
		this.agents.put(agent.id(), agent);
		announce(agent);
		logger.info("Agent {} has joined with {} slots and {} tasks", agent, agent.slots(), agent.tasks().size());
	}

	private void announce(AgentEntry agent) {
		Map<String, Integer> occupied = agent.occupied();
		allocator().tell((target) -> target.addAgent(agent.key(), agent.slots(), occupied));
	}

	private void agentLost(AgentEntry agent, String reason) {
		logger.warn("Agent {} is lost with {} tasks: {}", agent, agent.tasks().size(), reason);
		this.agents.remove(agent.id());
		this.offers.takeAll((offer) -> offer.agent().equals(agent.key())).forEach(this::rescinded);
		allocator().tell((target) -> target.removeAgent(agent.key()));
		agent.tasks()
			.forEach((task) -> taskLost(task.frameworkId(), task.id(), "agent " + agent + " is lost: " + reason));
	}

	// Frameworks

	private void registerFramework(UPID from, RegisterFramework message) {
		FrameworkEntry framework = this.frameworks.get(message.getFrameworkId());
		if (framework == null) {
			at(this.frameworks, from).forEach(this::removeFramework);
			framework = new FrameworkEntry(message.getFrameworkId(), from);
			this.frameworks.put(framework.id(), framework);
		}
		framework.heardFrom(from);
		framework.connected();
		link(from);
		send(from, Notices.frameworkRegistered(framework.id()));
		String id = framework.id();
		allocator().tell((target) -> target.activate(id));
		logger.info("Framework {} is connected", framework);
	}

	/** A framework that was never heard of, but has tasks, should register soon. */
	private void expectFramework(String id) {
		if (!this.frameworks.containsKey(id)) {
			FrameworkEntry expected = new FrameworkEntry(id, UPID.ANONYMOUS);
			this.frameworks.put(id, expected);
			frameworkAway(expected, "it has not registered yet");
		}
	}

	private void frameworkAway(FrameworkEntry framework, String reason) {
		if (!framework.isConnected()) {
			return;
		}
		logger.warn("Framework {} is away: {}", framework, reason);
		withdrawOffers(framework);
		allocator().tell((target) -> target.deactivate(framework.id()));
		framework.disconnected(delay(this.timings.failover(), () -> failover(framework)));
	}

	private void failover(FrameworkEntry framework) {
		if (!framework.isConnected() && this.frameworks.get(framework.id()) == framework) {
			removeFramework(framework);
		}
	}

	private void removeFramework(FrameworkEntry framework) {
		logger.warn("Framework {} is given up", framework);
		framework.connected();
		this.frameworks.remove(framework.id());
		withdrawOffers(framework);
		allocator().tell((target) -> target.removeFramework(framework.id()));
		for (AgentEntry agent : this.agents.values()) {
			agent.forgetFramework(framework.id());
			send(agent.pid(), Notices.shutdown(framework.id()));
		}
	}

	// Offers

	/** The allocator has set slots aside for a framework. */
	void offer(String frameworkId, AgentKey agent, int slots) {
		FrameworkEntry framework = this.frameworks.get(frameworkId);
		AgentEntry owner = this.agents.get(agent.agentId());
		if (owner == null || !owner.key().equals(agent) || framework == null || !framework.isConnected()) {
			recover(agent, frameworkId, slots);
			return;
		}
		String id = this.offers.nextId();
		this.offers.add(new OpenOffer(id, agent, frameworkId, slots,
				delay(this.timings.offer(), () -> expired(id, frameworkId))));
		send(framework.pid(), Notices.offer(id, agent.agentId(), slots));
	}

	private void expired(String offerId, String frameworkId) {
		OpenOffer offer = this.offers.take(offerId, frameworkId);
		if (offer != null) {
			logger.info("Framework {} did not answer {} in time", frameworkId, offerId);
			rescinded(offer);
			recover(offer.agent(), frameworkId, offer.slots());
		}
	}

	private void withdrawOffers(FrameworkEntry framework) {
		for (OpenOffer offer : this.offers.takeAll((open) -> open.frameworkId().equals(framework.id()))) {
			recover(offer.agent(), framework.id(), offer.slots());
		}
	}

	private void rescinded(OpenOffer offer) {
		sendIfConnected(offer.frameworkId(), Notices.rescinded(offer.id()));
	}

	private void acceptOffer(AcceptOffer message) {
		OpenOffer offer = this.offers.take(message.getOfferId(), message.getFrameworkId());
		int granted = (offer != null) ? offer.slots() : 0;
		int launched = Math.min(granted, message.getTasksCount());
		if (offer != null) {
			AgentEntry agent = Objects.requireNonNull(this.agents.get(offer.agent().agentId()));
			message.getTasksList().subList(0, launched).forEach((task) -> launch(agent, offer.frameworkId(), task));
		}
		for (Task task : message.getTasksList().subList(launched, message.getTasksCount())) {
			taskLost(message.getFrameworkId(), task.getTaskId(), message.getOfferId() + " does not cover it any more");
		}
		if (offer != null && launched < granted) {
			recover(offer.agent(), offer.frameworkId(), granted - launched);
			allocator().tell((target) -> target.refuse(offer.agent(), offer.frameworkId()));
		}
	}

	private void launch(AgentEntry agent, String frameworkId, Task task) {
		agent.add(frameworkId, task.getTaskId(), TaskState.STAGING);
		send(agent.pid(), Notices.run(frameworkId, task));
	}

	private void revive(String frameworkId) {
		allocator().tell((target) -> target.revive(frameworkId));
	}

	private void recover(AgentKey agent, String frameworkId, int slots) {
		allocator().tell((target) -> target.recover(agent, frameworkId, slots));
	}

	// News of tasks

	private void statusUpdate(StatusUpdate update) {
		AgentEntry agent = this.agents.get(update.getAgentId());
		if (agent != null && agent.updated(update.getTaskId(), update.getState())) {
			recover(agent.key(), update.getFrameworkId(), 1);
		}
		expectFramework(update.getFrameworkId());
		sendIfConnected(update.getFrameworkId(), update);
	}

	private void acknowledged(StatusUpdateAcknowledged message) {
		AgentEntry agent = this.agents.get(message.getAgentId());
		if (agent != null) {
			if (TaskEntry.isOver(message.getState())) {
				agent.forget(message.getTaskId());
			}
			send(agent.pid(), message);
		}
	}

	private void reconcile(ReconcileTasks message) {
		for (String taskId : message.getTaskIdsList()) {
			if (this.agents.values().stream().noneMatch((agent) -> agent.task(taskId) != null)) {
				taskLost(message.getFrameworkId(), taskId, "no agent has it");
			}
		}
	}

	private void taskLost(String frameworkId, String taskId, String reason) {
		sendIfConnected(frameworkId, Notices.lost(frameworkId, taskId, reason));
	}

	private void sendIfConnected(String frameworkId, Message message) {
		FrameworkEntry framework = this.frameworks.get(frameworkId);
		if (framework != null && framework.isConnected()) {
			send(framework.pid(), message);
		}
	}

	// Pings

	private void pingAll() {
		ping(this.agents.values().stream(), this::agentLost);
		ping(this.frameworks.values().stream().filter(FrameworkEntry::isConnected), this::frameworkAway);
		delay(this.timings.ping(), this::pingAll);
	}

	private <P extends Peer> void ping(Stream<P> peers, BiConsumer<P, String> giveUp) {
		for (P peer : peers.toList()) {
			if (peer.unanswered() >= this.timings.missedPings()) {
				giveUp.accept(peer, "it does not answer pings");
			}
			else {
				send(peer.pid(), peer.ping());
			}
		}
	}

	private void pong(Pong message) {
		FrameworkEntry framework = this.frameworks.get(message.getPeerId());
		if (framework != null) {
			framework.answered(message.getRound());
		}
		AgentEntry agent = this.agents.get(message.getPeerId());
		if (agent != null) {
			agent.answered(message.getRound());
			for (TaskEntry task : agent.removeMissing(Set.copyOf(message.getTaskIdsList()), message.getRound())) {
				recover(agent.key(), task.frameworkId(), task.isOver() ? 0 : 1);
				taskLost(task.frameworkId(), task.id(), "it never reached agent " + agent);
			}
		}
	}

}
