package io.actorprocess.test.spring.shop;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

import io.actorprocess.process.PID;
import io.actorprocess.test.TestRuntime;
import io.actorprocess.test.spring.ActorTest;

import static io.actorprocess.test.ActorAssertions.assertThat;

@ActorTest(processes = Journal.class, paused = false,
		includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Accountant.class))
class NarrowActorTestTests {

	@Autowired
	private TestRuntime runtime;

	@Autowired
	private PID<Journal> journal;

	@Test
	void sliceHasWhatTheTestNames(@Autowired ApplicationContext context) {
		assertThat(this.journal).isAlive();
		assertThat(this.runtime.manager().monitor().processes()).hasSize(1);
		assertThat(context.getBeanNamesForType(Accountant.class)).hasSize(1);
	}

	@Test
	void timeFollowsTheMachinesIfAsked() {
		assertThat(this.runtime.clock().isPaused()).isFalse();
		int pages = this.runtime.value(this.journal.dispatch(Journal::pages));
		assertThat(pages).isZero();
	}

}
