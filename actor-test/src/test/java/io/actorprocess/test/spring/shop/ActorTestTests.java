package io.actorprocess.test.spring.shop;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.actorprocess.process.PID;
import io.actorprocess.test.EventPattern;
import io.actorprocess.test.TestRuntime;
import io.actorprocess.test.spring.ActorTest;

import static io.actorprocess.test.ActorAssertions.assertThat;

@ActorTest(properties = "actor.port=5050")
class ActorTestTests {

	@Autowired
	private TestRuntime runtime;

	@Autowired
	private PID<Stock> stock;

	@Autowired
	private PID<Journal> journal;

	@MockitoBean
	private Prices prices;

	@Test
	void sliceHasProcessesAndNothingElse(@Autowired ApplicationContext context) {
		assertThat(this.stock).isAlive();
		assertThat(this.journal).isAlive();
		assertThat(context.getBeanNamesForType(Accountant.class)).isEmpty();
		assertThat(context.containsBean("tomcatServletWebServerFactory")).isFalse();
	}

	@Test
	void runtimeListensOnAFreePort() {
		assertThat(this.runtime.manager().address().port()).isPositive();
	}

	@Test
	void scheduledMethodsFollowTheTestsTime() {
		int before = this.runtime.value(this.journal.dispatch(Journal::pages));

		this.runtime.advance(Duration.ofHours(3));

		int after = this.runtime.value(this.journal.dispatch(Journal::pages));
		assertThat(after - before).isEqualTo(3);
	}

	@Test
	void rulesEndWithTheirTest() {
		this.runtime.expectNone(EventPattern.call().to("stock"));
		this.runtime.traffic().drop(EventPattern.call());
	}

}
