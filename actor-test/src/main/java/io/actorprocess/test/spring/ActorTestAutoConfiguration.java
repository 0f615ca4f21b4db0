package io.actorprocess.test.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;
import io.actorprocess.spring.autoconfigure.ProcessManagerBuilderCustomizer;
import io.actorprocess.test.TestRuntime;
import io.actorprocess.test.Traffic;

/**
 * Gives the runtime of a slice a clock and a filter that the test has in its hands.
 */
@AutoConfiguration(before = ActorAutoConfiguration.class)
public final class ActorTestAutoConfiguration {

	static final String PAUSED = "actor-test.paused";

	@Bean
	VirtualClock actorTestClock(Environment environment) {
		VirtualClock clock = new VirtualClock();
		if (!environment.getProperty(PAUSED, Boolean.class, true)) {
			clock.resume();
		}
		return clock;
	}

	@Bean
	Traffic actorTestTraffic() {
		return new Traffic();
	}

	@Bean
	ProcessManagerBuilderCustomizer actorTestCustomizer(VirtualClock clock, Traffic traffic) {
		return (builder) -> builder.clock(clock).eventFilter(traffic);
	}

	// The manager is a bean of its own and is stopped as such
	@Bean(destroyMethod = "")
	TestRuntime actorTestRuntime(ProcessManager manager, Traffic traffic) {
		return new TestRuntime(manager, traffic);
	}

}
