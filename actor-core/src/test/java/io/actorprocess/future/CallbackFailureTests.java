package io.actorprocess.future;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackFailureTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(Future.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Promise<Integer> promise = new Promise<>();

	private final List<String> events = new ArrayList<>();

	@BeforeEach
	void captureLog() {
		this.log.start();
		this.logger.addAppender(this.log);
		this.logger.setAdditive(false);
	}

	@AfterEach
	void releaseLog() {
		this.logger.detachAppender(this.log);
		this.logger.setAdditive(true);
	}

	@Test
	void throwingCallbackIsLoggedAndStopsNobody() {
		this.promise.future().onReady(this::explode).onReady((value) -> this.events.add("next"));
		this.promise.future().onAny(this::explode).onAny((completed) -> this.events.add("last"));

		boolean set = this.promise.set(1);

		assertThat(set).isTrue();
		assertThat(this.events).containsExactly("next", "last");
		assertThat(logged()).containsExactly("boom", "boom");
	}

	@Test
	void callbackThatThrowsAtRegistrationIsLogged() {
		Future.ready(1).onReady(this::explode).onReady((value) -> this.events.add("next"));

		assertThat(this.events).containsExactly("next");
		assertThat(logged()).containsExactly("boom");
	}

	@Test
	void throwingDiscardCallbackIsLoggedAndStopsNobody() {
		this.promise.future().onDiscard(() -> explode(this)).onDiscard(() -> this.events.add("next"));

		boolean requested = this.promise.future().discard();
		this.promise.future().onDiscard(() -> explode(this));

		assertThat(requested).isTrue();
		assertThat(this.events).containsExactly("next");
		assertThat(logged()).containsExactly("boom", "boom");
	}

	@Test
	void actionOfWhenCompleteThatThrowsOnAFailureIsLogged() {
		Throwable failure = new IllegalStateException("first");

		Future<Integer> result = Future.<Integer>failed(failure).whenComplete((value, thrown) -> explode(thrown));

		assertThat(result.failure()).isSameAs(failure);
		assertThat(logged()).containsExactly("boom");
	}

	private void explode(Object ignored) {
		throw new IllegalStateException("boom");
	}

	private List<String> logged() {
		return this.log.list.stream().map((event) -> event.getThrowableProxy().getMessage()).toList();
	}

}
