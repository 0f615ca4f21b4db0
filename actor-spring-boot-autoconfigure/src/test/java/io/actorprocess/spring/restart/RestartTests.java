package io.actorprocess.spring.restart;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application can be started again in one JVM by another class loader, as devtools
 * does.
 */
class RestartTests {

	@Test
	@Timeout(240)
	void portThreadsAndLoaderAreFreeAfterARestart() throws Exception {
		Process restarts = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:SoftRefLRUPolicyMSPerMB=0", "-cp",
				System.getProperty("java.class.path"), Restarts.class.getName())
			.redirectErrorStream(true)
			.start();
		try {
			String output = new String(restarts.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

			assertThat(restarts.waitFor()).as(output).isZero();
			assertThat(output).containsPattern("(?s)(Actor runtime started on .*){3}");
		}
		finally {
			restarts.destroyForcibly();
		}
	}

}
