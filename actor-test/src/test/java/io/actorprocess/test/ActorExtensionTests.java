package io.actorprocess.test;

import java.lang.reflect.Proxy;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.actorprocess.process.ManagerState;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.remote.netty.NettySocketManager;

import static io.actorprocess.test.ActorAssertions.assertThat;
import static io.actorprocess.test.ActorAssertions.assertThatExceptionOfType;
import static io.actorprocess.test.ActorAssertions.assertThatIllegalStateException;

@ExtendWith(ActorExtension.class)
class ActorExtensionTests {

	private static final class Idle extends ProcessBase {

		Idle() {
			super("idle");
		}

		int answer() {
			return 42;
		}

	}

	/** A context that knows nothing but how a test ended. */
	private static ExtensionContext after(Throwable failure) {
		return (ExtensionContext) Proxy.newProxyInstance(ExtensionContext.class.getClassLoader(),
				new Class<?>[] { ExtensionContext.class }, (proxy, method, arguments) -> Optional.ofNullable(failure));
	}

	@Test
	void testGetsARuntimeOfItsOwn(TestRuntime runtime) {
		assertThat(runtime.manager().state()).isEqualTo(ManagerState.RUNNING);
		assertThat(runtime.clock().isPaused()).isTrue();
		assertThat(runtime.manager().monitor().processes()).isEmpty();
	}

	@Test
	void runtimeIsClosedAfterTheTest() {
		ActorExtension extension = ActorExtension.paused();
		extension.beforeEach(after(null));
		TestRuntime runtime = extension.runtime();

		extension.afterEach(after(null));

		assertThat(runtime.manager().state()).isEqualTo(ManagerState.STOPPED);
		assertThatIllegalStateException().isThrownBy(extension::runtime).withMessageContaining("within a test only");
	}

	@Test
	void failureOfATestTellsWhatTheRuntimeLookedLike() {
		AssertionError failure = new AssertionError("wrong");
		ActorExtension extension = ActorExtension.paused();
		extension.beforeEach(after(failure));
		extension.runtime().spawn(new Idle());
		extension.runtime()
			.manager()
			.post(extension.runtime().manager().pid("nobody", Idle.class).upid(), "x", new byte[0]);

		extension.afterEach(after(failure));

		assertThat(failure.getSuppressed()).hasSize(1);
		assertThat(failure.getSuppressed()[0].toString()).contains("The runtime is RUNNING on 127.0.0.1:")
			.contains("idle (Idle) BLOCKED: 0 waiting")
			.contains("timers: 0")
			.contains("message 'x' to nobody@127.0.0.1:0: no_such_process");
	}

	@Test
	void failureThatTellsItAlreadyIsNotToldTwice() {
		ActorExtension extension = ActorExtension.paused();
		extension.beforeEach(after(null));
		AssertionError failure = new AssertionError("wrong: " + extension.runtime().report());

		extension.afterEach(after(failure));

		assertThat(failure).hasMessageContaining("processes: none\ntimers: 0\nlast dead letters: none");
		assertThat(failure.getSuppressed()).isEmpty();
	}

	@Test
	void runningTimeIsWaitedForWithPatience() {
		ActorExtension extension = ActorExtension.running();
		extension.beforeEach(after(null));
		PID<Idle> pid = extension.runtime().spawn(new Idle());

		assertThat(extension.runtime().value(pid.dispatch(Idle::answer))).isEqualTo(42);

		extension.runtime().expect(EventPattern.call().to("idle"));
		extension.afterEach(after(null));
	}

	@Test
	void runtimeWithSocketsTakesAFreePort() {
		ActorExtension extension = ActorExtension.paused()
			.with((builder) -> builder.socketManager(new NettySocketManager()));
		extension.beforeEach(after(null));

		assertThat(extension.runtime().manager().address().port()).isPositive();

		extension.afterEach(after(null));
	}

	@Test
	void assertionsSayWhatIsWrong(TestRuntime runtime) {
		PID<Idle> pid = runtime.spawn(new Idle());

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(pid).hasEnded())
			.withMessageContaining("it lives");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(pid).isWatchedBy("somebody"))
			.withMessageContaining("watched by nobody");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(pid.dispatch(Idle::answer).then((n) -> n + 1)).isDiscarded())
			.withMessageContaining("Expecting the future to be discarded, but it is: ");
	}

}
