package io.actorprocess.process;

import java.time.Duration;

import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.message.UPID;

/**
 * A process that does whatever a soak asks for.
 */
final class SoakMember extends ProcessBase {

	private long handled;

	SoakMember() {
		super("member()");
	}

	@Override
	protected void initialize() {
		install("ping", (from, body) -> this.handled++);
	}

	@Override
	protected void exited(UPID pid) {
		this.handled++;
	}

	long handle() {
		return ++this.handled;
	}

	long fail() {
		throw new IllegalArgumentException("on purpose");
	}

	Future<Long> ask(PID<SoakMember> other) {
		return other.dispatch(SoakMember::handle).then((count) -> count + this.handled);
	}

	/** A future that ends by a discard request only. */
	Future<Long> hesitate() {
		Promise<Long> promise = new Promise<>();
		promise.future().onDiscard(promise::discard);
		return promise.future();
	}

	void watch(UPID pid) {
		link(pid);
	}

	void ping(UPID pid) {
		send(pid, "ping", new byte[0]);
	}

	void later() {
		delay(Duration.ofMillis(1), this::handle);
	}

	void end() {
		terminate();
	}

}
