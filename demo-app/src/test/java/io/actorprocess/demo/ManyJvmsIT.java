package io.actorprocess.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Runs the packaged demo in five JVMs and kills some of them. Every test leaves a whole
 * cluster behind.
 */
class ManyJvmsIT {

	private static final List<Jvm> agents = new ArrayList<>();

	@TempDir
	private static Path directory;

	private static Jvm master;

	private static Jvm framework;

	private static int masterPort;

	private static DemoClient jobs;

	@BeforeAll
	static void startCluster() throws Exception {
		TextTree.write(directory, 40, 8000);
		startMaster(0);
		masterPort = master.awaitActorPort();
		framework = Jvm.start("framework", "--server.port=0", "--actor.port=0", "--demo.task-size=8KB", masterAddress(),
				root());
		for (int i = 0; i < 3; i++) {
			startAgent();
		}
		jobs = new DemoClient(framework.awaitWebPort());
		awaitAgents(3);
	}

	@AfterAll
	static void stopCluster() {
		agents.forEach(Jvm::close);
		List.of(framework, master).forEach(Jvm::close);
	}

	@Test
	void noWordIsLostWhenAnAgentIsKilled() throws Exception {
		String job = jobs.submit();
		awaitProgress(job);

		agents.remove(0).kill();
		awaitAgents(2);

		jobs.assertCounted(job, directory);
		startAgent();
		awaitAgents(3);
	}

	@Test
	void noWordIsLostWhenTheMasterIsKilled() throws Exception {
		String job = jobs.submit();
		awaitProgress(job);

		master.kill();
		startMaster(masterPort);

		jobs.assertCounted(job, directory);
		awaitAgents(3);
	}

	private static void startMaster(int port) throws IOException {
		master = Jvm.start("master", "--server.port=0", "--actor.port=" + port);
	}

	/** Starts an agent so slow that a job takes some seconds. */
	private static void startAgent() throws IOException {
		agents.add(Jvm.start("agent", "--demo.slice-size=1KB", "--demo.slice-delay=50ms", masterAddress(), root()));
	}

	private static String masterAddress() {
		return "--demo.master=master@127.0.0.1:" + masterPort;
	}

	private static String root() {
		return "--demo.root=" + directory;
	}

	private static void awaitAgents(int count) {
		await().atMost(DemoClient.LIMIT)
			.ignoreExceptions()
			.until(() -> JsonPath.<List<Object>>read(new DemoClient(masterPort).get("/master/state"), "$.agents")
				.size() == count);
	}

	private static void awaitProgress(String job) {
		await().atMost(DemoClient.LIMIT).until(() -> JsonPath.<Integer>read(jobs.job(job), "$.progress.finished") >= 3);
		assertThat(JsonPath.<String>read(jobs.job(job), "$.state")).isEqualTo("RUNNING");
	}

}
