package io.actorprocess.demo.mesos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.demo.text.MemoryTextSource;
import io.actorprocess.demo.text.TextSplitter;
import io.actorprocess.demo.text.WordTally;
import io.actorprocess.future.Future;
import io.actorprocess.message.Address;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.scheduling.SteppingScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs whole clusters in virtual time, on a network that is worse than real ones.
 */
class SmallMesosTests {

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private static final Duration TURN = Duration.ofMillis(100);

	private static final UPID MASTER = UPID.parse("master@10.0.0.1:5050");

	private static final Address FRAMEWORK = Address.parse("10.0.0.2:5050");

	private final VirtualClock clock = new VirtualClock();

	private final Map<Address, Node> nodes = new LinkedHashMap<>();

	private final MemoryTextSource source = new MemoryTextSource();

	private Random random = new Random(0);

	private SimulatedNetwork network;

	private PID<Framework> framework;

	private int lives;

	@AfterEach
	void close() {
		this.clock.close();
	}

	@Test
	void aClusterCountsTheWordsOfATree() throws Exception {
		startCluster(1);

		String job = submit();
		advanceUntilOver(job);

		assertCounted(job);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 10, 30 })
	void noWordIsLostOrCountedTwiceWhateverBreaks(int lossPercent) throws Exception {
		for (int seed = 0; seed < 20; seed++) {
			startCluster(seed);
			this.network.setLoss(lossPercent);

			String job = submit();
			for (int turn = 0; turn < 60 && isRunning(job); turn++) {
				advance(TURN);
				breakSomething();
			}
			advanceUntilOver(job);

			assertCounted(job);
		}
	}

	@Test
	void aJobOutlivesEveryAgentItBeganOn() throws Exception {
		startCluster(7);
		String job = submit();
		advance(Duration.ofSeconds(2));
		assertThat(job(job).progress().finished()).isBetween(1, 39);

		for (int i = 1; i <= 3; i++) {
			crash(agentAddress(i));
		}
		advance(Duration.ofSeconds(1));
		assertThat(job(job).state()).isEqualTo(JobView.State.RUNNING);
		startAgent(4);
		advanceUntilOver(job);

		assertCounted(job);
	}

	@Test
	void sameSeedSameRun() throws Exception {
		List<Instant> ends = new ArrayList<>();

		for (int run = 0; run < 2; run++) {
			startCluster(5);
			this.network.setLoss(20);
			Instant start = this.clock.now();
			advanceUntilOver(submit());
			ends.add(Instant.EPOCH.plus(Duration.between(start, this.clock.now())));
		}

		assertThat(ends.get(0)).isEqualTo(ends.get(1));
	}

	private void startCluster(int seed) {
		this.clock.cancelAll();
		this.nodes.clear();
		this.lives = 0;
		this.random = new Random(seed);
		this.network = new SimulatedNetwork(this.clock, this.random);
		writeTexts();
		startMaster();
		Node node = node(FRAMEWORK);
		this.framework = node.manager()
			.spawn(new Framework("F" + this.lives++, MASTER, Timings.defaults(), new TextSplitter(500)));
		for (int i = 1; i <= 3; i++) {
			startAgent(i);
		}
		advance(Duration.ofSeconds(1));
	}

	private void writeTexts() {
		for (int file = 0; file < 20; file++) {
			StringBuilder text = new StringBuilder();
			while (text.length() < 1000) {
				text.append("word").append(this.random.nextInt(50)).append(this.random.nextBoolean() ? " " : "\n");
			}
			this.source.with("file-" + file, text.toString());
		}
	}

	private void startMaster() {
		node(MASTER.address()).manager().spawn(new Master(Timings.defaults()));
	}

	private void startAgent(int number) {
		Work work = new Work(2, 64, Duration.ofMillis(50));
		node(agentAddress(number)).manager()
			.spawn(new Agent("A" + this.lives++, MASTER, Timings.defaults(), work, this.source));
	}

	private static Address agentAddress(int number) {
		return Address.of("10.0.1." + number, 5050);
	}

	private Node node(Address address) {
		SteppingScheduler scheduler = SteppingScheduler.random(this.random.nextLong());
		ProcessManager manager = ProcessManager.builder()
			.ip(address.ip().getHostAddress())
			.port(address.port())
			.clock(this.clock)
			.socketManager(this.network.node())
			.scheduler((options) -> scheduler)
			.start();
		Node node = new Node(manager, scheduler);
		this.nodes.put(address, node);
		return node;
	}

	private void crash(Address address) {
		this.nodes.remove(address);
		this.network.crash(address);
	}

	private void breakSomething() {
		Address agent = agentAddress(1 + this.random.nextInt(3));
		switch (this.random.nextInt(12)) {
			case 0 -> {
				crash(agent);
				startAgent(agent.ip().getAddress()[3]);
			}
			case 1 -> this.network.disconnect(agent);
			case 2 -> this.network.disconnect(MASTER.address());
			case 3 -> this.network.disconnect(FRAMEWORK);
			case 4 -> {
				crash(MASTER.address());
				startMaster();
			}
			default -> {
				// Nothing breaks this time
			}
		}
	}

	private void advance(Duration duration) {
		Instant end = this.clock.now().plus(duration);
		settle();
		while (this.clock.nextDeadline().filter((next) -> !next.isAfter(end)).isPresent()) {
			this.clock.advanceToNextTimer();
			settle();
		}
		this.clock.advance(Duration.between(this.clock.now(), end));
	}

	private void settle() {
		boolean busy = true;
		while (busy) {
			busy = false;
			for (Node node : List.copyOf(this.nodes.values())) {
				busy |= node.scheduler().runUntilIdle() > 0;
			}
		}
	}

	private void advanceUntilOver(String job) {
		Instant limit = this.clock.now().plus(LIMIT);
		while (isRunning(job)) {
			assertThat(this.clock.now()).as("The job does not end: %s", job(job)).isBefore(limit);
			advance(TURN);
		}
	}

	private String submit() {
		return await(this.framework.dispatch((target) -> target.submit("texts", this.source.files()))).id();
	}

	private boolean isRunning(String id) {
		return job(id).state() == JobView.State.RUNNING;
	}

	private JobView job(String id) {
		return await(this.framework.dispatch((target) -> target.job(id))).orElseThrow();
	}

	private <T> T await(Future<T> future) {
		settle();
		return future.value();
	}

	private void assertCounted(String id) throws IOException {
		WordTally tally = this.source.tally();
		JobView job = job(id);
		assertThat(job.state()).as("%s", job).isEqualTo(JobView.State.FINISHED);
		assertThat(job.result().words()).isEqualTo(tally.words());
		assertThat(job.result().top()).isEqualTo(tally.top(10));
	}

	private record Node(ProcessManager manager, SteppingScheduler scheduler) {

	}

}
