package com.example.visits;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

import io.actorprocess.future.Future;
import io.actorprocess.message.Message;
import io.actorprocess.process.PID;
import io.actorprocess.test.Probe;
import io.actorprocess.test.TestRuntime;
import io.actorprocess.test.spring.ActorTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process alone: a probe stands in for the archive, and the test moves the time.
 */
@ActorTest(Visits.class)
@DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD)
class VisitsTests {

	@Autowired
	private TestRuntime runtime;

	@Autowired
	private PID<Visits> visits;

	private Probe archive;

	/** The process found no archive when it began; it looks again after a while. */
	@BeforeEach
	void startArchive() {
		this.runtime.settle();
		this.archive = this.runtime.probe("archive");
		this.runtime.advance(Visits.RETRY);
	}

	private long count(String page) {
		Future<Long> total = this.visits.dispatch((visits) -> visits.count(page));
		return this.runtime.value(total);
	}

	@Test
	void visitsAreCountedByPage() {
		count("home");
		count("about");

		assertThat(count("home")).isEqualTo(2);
	}

	@Test
	void visitIsUnsavedUntilTheArchiveHasIt() {
		count("home");
		assertThat(this.runtime.get("/visits/unsaved").text()).isEqualTo("[\"home\"]");

		Message visited = this.archive.expect("visited");
		this.archive.tell(visited.from(), "saved", "home");

		assertThat(this.runtime.get("/visits/unsaved").text()).isEqualTo("[]");
	}

	@Test
	void visitIsSentAgainToAnArchiveThatComesBack() {
		count("home");
		this.archive.expect("visited");
		this.archive.end();

		this.runtime.settle();
		Probe next = this.runtime.probe("archive");
		next.expectNoMessage();
		this.runtime.advance(Visits.RETRY);

		assertThat(next.expect("visited").body()).asString().isEqualTo("home");
	}

}
