package com.example.visits;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.actorprocess.future.Future;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was asked before the stop is answered before the end.
 */
class DrainTests {

	@Test
	void callsThatWaitAreAnsweredBeforeTheApplicationEnds() {
		List<Future<Long>> answers = new ArrayList<>();
		ConfigurableApplicationContext application = new SpringApplicationBuilder(FirstApplication.class)
			.properties("server.port=0", "spring.main.banner-mode=off")
			.run("--actor.port=0");
		PID<Visits> visits = application.getBean(ProcessManager.class).pid("visits", Visits.class);
		for (int i = 0; i < 1000; i++) {
			answers.add(visits.dispatch((target) -> target.count("home")));
		}

		application.close();

		assertThat(answers).allMatch(Future::isReady);
	}

}
