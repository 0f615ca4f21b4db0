package io.actorprocess.future;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AssociationTests {

	private final Promise<Integer> inner = new Promise<>();

	private final Promise<Integer> outer = new Promise<>();

	@Test
	void valueIsCopied() {
		assertThat(this.outer.associate(this.inner.future())).isTrue();
		assertThat(this.outer.future().isPending()).isTrue();

		this.inner.set(42);

		assertThat(this.outer.future().value()).isEqualTo(42);
	}

	@Test
	void failureIsCopied() {
		IOException failure = new IOException("disk full");
		this.outer.associate(this.inner.future());

		this.inner.fail(failure);

		assertThat(this.outer.future().failure()).isSameAs(failure);
	}

	@Test
	void discardIsCopied() {
		this.outer.associate(this.inner.future());

		this.inner.discard();

		assertThat(this.outer.future().isDiscarded()).isTrue();
	}

	@Test
	void abandonmentIsCopied() {
		this.outer.associate(this.inner.future());

		this.inner.abandon("gone");

		assertThat(this.outer.future().isAbandoned()).isTrue();
		assertThat(this.outer.future().failure()).hasMessage("gone");
	}

	@Test
	void completedStageCompletesAtOnce() {
		assertThat(this.outer.associate(Future.ready(42))).isTrue();

		assertThat(this.outer.future().value()).isEqualTo(42);
	}

	@Test
	void requestReachesTheInnerFutureWithoutCompletingIt() {
		this.outer.associate(this.inner.future());

		assertThat(this.outer.future().discard()).isTrue();

		assertThat(this.inner.future().hasDiscard()).isTrue();
		assertThat(this.inner.future().isPending()).isTrue();
		assertThat(this.outer.future().isPending()).isTrue();
		this.inner.discard();
		assertThat(this.outer.future().isDiscarded()).isTrue();
	}

	@Test
	void requestMadeBeforeIsPassedOnAtOnce() {
		this.outer.future().discard();

		this.outer.associate(this.inner.future());

		assertThat(this.inner.future().hasDiscard()).isTrue();
		assertThat(this.outer.future().hasDiscard()).isTrue();
	}

	@Test
	void requestOnTheInnerFutureIsNotTheOuterOnes() {
		this.inner.future().discard();
		this.outer.associate(this.inner.future());

		this.inner.set(42);

		assertThat(this.outer.future().hasDiscard()).isFalse();
		assertThat(this.outer.future().then((value) -> value + 1).value()).isEqualTo(43);
	}

	@Test
	void associatedPromiseRefusesEverythingElse() {
		this.outer.associate(this.inner.future());
		this.outer.future().onDiscard(() -> {
		});
		this.outer.future().onReady((value) -> {
		});

		assertThat(this.outer.set(1)).isFalse();
		assertThat(this.outer.fail(new IOException())).isFalse();
		assertThat(this.outer.discard()).isFalse();
		assertThat(this.outer.abandon("gone")).isFalse();
		assertThat(this.outer.associate(Future.ready(2))).isFalse();
		assertThat(this.outer.associate(new Promise<Integer>().future())).isFalse();
		this.outer.future().discard();
		assertThat(this.outer.discard()).isFalse();
		assertThat(this.outer.future().isPending()).isTrue();
		this.inner.set(42);
		assertThat(this.outer.future().value()).isEqualTo(42);
	}

	@Test
	void promiseCannotWaitForItsOwnFuture() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.outer.associate(this.outer.future()))
			.withMessageContaining("itself");

		assertThat(this.outer.set(1)).isTrue();
	}

	@Test
	void subclassCompletesItself() {
		Call call = new Call();
		call.then((value) -> value + 1).onReady(this.outer::set);

		assertThat(call.run(this.inner.future())).isTrue();
		this.inner.set(41);

		assertThat(this.outer.future().value()).isEqualTo(42);
	}

	private static final class Call extends Future<Integer> {

		boolean run(Future<Integer> stage) {
			return completeFrom(stage);
		}

	}

}
