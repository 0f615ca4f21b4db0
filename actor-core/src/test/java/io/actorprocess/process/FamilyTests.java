package io.actorprocess.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parents, children and siblings.
 */
class FamilyTests extends Supervised {

	@Test
	void childrenEndWithTheirParent() {
		PID<Fragile> parent = this.manager.spawn(new Fragile("parent"));
		parent.tell((p) -> p.adopt(new Fragile("child")).tell((c) -> c.adopt(new Fragile("grandchild"))));
		this.manager.settle();
		assertThat(this.manager.monitor().processes()).hasSize(3);

		this.manager.terminate(parent);
		this.manager.settle();

		assertThat(this.manager.monitor().processes()).isEmpty();
		assertThat(this.log).contains("child: terminating", "grandchild: terminating");
	}

	@Test
	void childrenEndBeforeTheirParentBeginsAnewUnderTheSameIds() {
		PID<Fragile> parent = this.manager.supervise(() -> new Fragile("parent") {
			@Override
			protected void initialize() throws Exception {
				super.initialize();
				adopt(new Fragile("child"));
			}
		}, Supervision.restart());
		this.manager.settle();

		parent.tell(fail());
		this.manager.settle();

		assertThat(this.log).containsExactly("parent: initialize", "child: initialize", "parent: terminating",
				"child: terminating", "parent: initialize", "child: initialize");
	}

	@Test
	void escalationFailsTheParentWithTheCause() {
		PID<Fragile> parent = this.manager.spawn(new Fragile("parent"));
		spawnWatcherOf(parent);
		parent.tell((p) -> p.adopt("child", Supervision.escalate()).tell(fail()));
		this.manager.settle();

		assertThat(this.log).contains("child: terminating", "parent: terminating")
			.anyMatch((line) -> line.startsWith("watcher: exited parent FAILED") && line.contains("child@")
					&& line.contains("broken"));
	}

	@Test
	void anEscalationToAParentThatHasEndedIsADeadLetter() throws Exception {
		PID<Fragile> parent = this.manager.spawn(new Fragile("parent"));
		PID<Fragile> child = parent.dispatch((p) -> p.adopt("child", Supervision.escalate())).get();
		CountDownLatch busy = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		child.tell((c) -> {
			busy.countDown();
			release.await(20, TimeUnit.SECONDS);
			throw new IllegalStateException("broken");
		});
		assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
		this.manager.terminate(parent);
		assertThat(this.manager.wait(parent, Duration.ofSeconds(20))).isTrue();

		release.countDown();
		this.manager.settle();

		assertThat(this.manager.deadLetters().recent()).singleElement()
			.returns(parent.upid(), DeadLetter::to)
			.returns(DeadLetterReason.TERMINATED, DeadLetter::reason);
	}

	@ParameterizedTest
	@EnumSource
	void theScopeSaysWhichSiblingsAreRestarted(RestartScope scope) {
		PID<Fragile> parent = this.manager.spawn(new Fragile("parent") {
			@Override
			protected RestartScope restartScope() {
				return scope;
			}
		});
		for (String id : List.of("1", "2", "3")) {
			parent.tell((p) -> p.adopt(id, Supervision.restart()));
		}
		this.manager.settle();
		this.log.clear();

		this.manager.pid("2", Fragile.class).tell(fail());
		this.manager.settle();

		List<String> restarted = switch (scope) {
			case ONE_FOR_ONE -> List.of("2: initialize");
			case ONE_FOR_ALL -> List.of("1: initialize", "2: initialize", "3: initialize");
			case REST_FOR_ONE -> List.of("2: initialize", "3: initialize");
		};
		assertThat(this.log).filteredOn((line) -> line.endsWith("initialize"))
			.containsExactlyInAnyOrderElementsOf(restarted);
	}

	@Test
	void aSiblingThatCannotBeRestartedEnds() {
		PID<Fragile> parent = this.manager.spawn(new Fragile("parent") {
			@Override
			protected RestartScope restartScope() {
				return RestartScope.ONE_FOR_ALL;
			}
		});
		parent.tell((p) -> p.adopt(new Fragile("plain")));
		parent.tell((p) -> p.adopt("supervised", Supervision.restart()));
		this.manager.settle();

		this.manager.pid("supervised", Fragile.class).tell(fail());
		this.manager.settle();

		assertThat(this.manager.monitor().process("plain")).isEmpty();
		assertThat(this.manager.monitor().process("supervised")).isPresent();
	}

}
