package io.actorprocess.test;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import io.actorprocess.process.ProcessManagerBuilder;

/**
 * Gives each test a {@link TestRuntime} of its own, as a parameter or through
 * {@link #runtime()}, and closes it afterwards. A test that fails tells what the runtime
 * looked like. Register it by {@code @ExtendWith(ActorExtension.class)}, or, to choose,
 * in a field by {@code @RegisterExtension}.
 * <p>
 * Thread-safety: for tests that run one at a time; register one with each instance of a
 * class whose tests run concurrently.
 */
public final class ActorExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private final Consumer<? super ProcessManagerBuilder> settings;

	private final boolean paused;

	/** Null between tests. */
	private @Nullable TestRuntime current;

	/**
	 * As {@link #paused()}, for {@code @ExtendWith}.
	 */
	public ActorExtension() {
		this((builder) -> {
		}, true);
	}

	private ActorExtension(Consumer<? super ProcessManagerBuilder> settings, boolean paused) {
		this.settings = settings;
		this.paused = paused;
	}

	/**
	 * Runtimes whose time stands still until a test moves it.
	 * @return an extension to register
	 */
	public static ActorExtension paused() {
		return new ActorExtension();
	}

	/**
	 * Runtimes whose time follows the machine's.
	 * @return an extension to register
	 */
	public static ActorExtension running() {
		return new ActorExtension((builder) -> {
		}, false);
	}

	/**
	 * The same with other settings of the runtime, such as sockets.
	 * @param changes changes the builder of each runtime
	 * @return another extension to register
	 */
	public ActorExtension with(Consumer<? super ProcessManagerBuilder> changes) {
		return new ActorExtension((builder) -> {
			this.settings.accept(builder);
			changes.accept(builder);
		}, this.paused);
	}

	/**
	 * The runtime of the present test.
	 * @return the runtime
	 * @throws IllegalStateException outside of a test
	 */
	public TestRuntime runtime() {
		TestRuntime present = this.current;
		if (present == null) {
			throw new IllegalStateException(
					"There is a runtime within a test only: ask for it in @BeforeEach or later");
		}
		return present;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		TestRuntime started = TestRuntime.start(this.settings);
		if (!this.paused) {
			started.clock().resume();
		}
		this.current = started;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		TestRuntime over = runtime();
		context.getExecutionException().ifPresent((failure) -> RuntimeState.addTo(failure, over));
		this.current = null;
		over.close();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == TestRuntime.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return runtime();
	}

}
