package io.actorprocess.demo;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the packaged demo from the code that Spring generated ahead of time.
 */
class AheadOfTimeIT {

	@Test
	void demoWorksFromItsGeneratedCode(@TempDir Path directory) throws Exception {
		TextTree.write(directory, 10, 2000);
		try (Jvm demo = Jvm.startAheadOfTime("--server.port=0", "--actor.port=0", "--demo.root=" + directory)) {
			demo.await("Starting AOT-processed DemoApplication");
			DemoClient client = new DemoClient(demo.awaitWebPort());

			client.assertCounted(client.submit(), directory);
			assertThat(client.post("/add/5", "")).isEqualTo("5");
		}
	}

}
