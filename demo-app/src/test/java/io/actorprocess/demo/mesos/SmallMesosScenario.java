package io.actorprocess.demo.mesos;

import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

import io.actorprocess.demo.text.MemoryTextSource;
import io.actorprocess.demo.text.TextSplitter;
import io.actorprocess.demo.text.WordTally;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.test.simulation.Node;
import io.actorprocess.test.simulation.Scenario;
import io.actorprocess.test.simulation.World;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cluster of five machines counts the words of some texts while things break. Every
 * word must be counted once.
 */
public final class SmallMesosScenario implements Scenario {

	/** The machine that keeps what nobody else knows: the jobs. */
	static final String FRAMEWORK = "framework";

	private static final int AGENTS = 3;

	private static final int FILES = 8;

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Work WORK = new Work(2, 64, Duration.ofMillis(200));

	@Override
	public void play(World world) throws IOException {
		MemoryTextSource texts = texts(world.random());
		Node master = world.addNode("master", (node) -> node.manager().spawn(new Master(Timings.defaults())));
		UPID leader = master.upid(Master.ID);
		Node framework = world.addNode(FRAMEWORK, (node) -> node.manager()
			.spawn(new Framework("F" + node.life(), leader, Timings.defaults(), new TextSplitter(200))));
		for (int i = 1; i <= AGENTS; i++) {
			world.addNode("agent-" + i, (node) -> node.manager()
				.spawn(new Agent(node.name() + "." + node.life(), leader, Timings.defaults(), WORK, texts)));
		}
		world.run(Duration.ofMillis(world.random().nextInt(1000)));

		PID<Framework> jobs = framework.pid(Framework.ID, Framework.class);
		String job = world.await(jobs.dispatch((target) -> target.submit("texts", texts.files()))).id();
		world.startFaults();
		JobView end = overJob(world, jobs, job);

		WordTally expected = texts.tally();
		assertThat(end.state()).as("%s", end).isEqualTo(JobView.State.FINISHED);
		assertThat(end.result().words()).isEqualTo(expected.words());
		assertThat(end.result().top()).isEqualTo(expected.top(10));
	}

	private static JobView overJob(World world, PID<Framework> jobs, String job) {
		Duration end = world.time().plus(PATIENCE);
		JobView view = view(world, jobs, job);
		while (view.state() == JobView.State.RUNNING) {
			if (world.time().compareTo(end) > 0) {
				throw new AssertionError("The job does not end: " + view);
			}
			world.run(Duration.ofMillis(200));
			view = view(world, jobs, job);
		}
		return view;
	}

	private static JobView view(World world, PID<Framework> jobs, String job) {
		return world.await(jobs.dispatch((target) -> target.job(job))).orElseThrow();
	}

	private static MemoryTextSource texts(RandomGenerator random) {
		MemoryTextSource source = new MemoryTextSource();
		for (int file = 0; file < FILES; file++) {
			StringBuilder text = new StringBuilder();
			while (text.length() < 500) {
				text.append("word").append(random.nextInt(50)).append(random.nextBoolean() ? " " : "\n");
			}
			source.with("file-" + file, text.toString());
		}
		return source;
	}

}
