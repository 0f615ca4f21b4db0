package io.actorprocess.test.spring;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import io.actorprocess.test.RuntimeState;
import io.actorprocess.test.TestRuntime;

/**
 * Cleans up after each test of a slice, and tells of a failed one what the runtime looked
 * like.
 */
final class ActorTestExtension implements AfterEachCallback {

	@Override
	public void afterEach(ExtensionContext context) {
		TestRuntime runtime = SpringExtension.getApplicationContext(context).getBean(TestRuntime.class);
		context.getExecutionException().ifPresent((failure) -> RuntimeState.addTo(failure, runtime));
		runtime.reset();
	}

}
