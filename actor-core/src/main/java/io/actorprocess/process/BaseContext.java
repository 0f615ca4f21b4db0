package io.actorprocess.process;

import java.time.Duration;

import io.actorprocess.clock.Timer;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.CheckedRunnable;
import io.actorprocess.message.UPID;

/**
 * The context of a process.
 */
record BaseContext(ProcessBase process) implements ProcessContext {

	@Override
	public UPID upid() {
		return this.process.upid();
	}

	@Override
	public ProcessManager manager() {
		return this.process.manager();
	}

	@Override
	public void send(UPID to, String name, byte[] body) {
		this.process.send(to, name, body);
	}

	@Override
	public void link(UPID to) {
		this.process.link(to);
	}

	@Override
	public Timer delay(Duration delay, CheckedRunnable callback) {
		return this.process.delay(delay, callback);
	}

	@Override
	public <A, R> Deferred<A, R> defer(CheckedFunction<? super A, ? extends R> callback) {
		return this.process.defer(callback);
	}

	@Override
	public void stash() {
		this.process.stash();
	}

	@Override
	public void unstashAll() {
		this.process.unstashAll();
	}

	@Override
	public void terminate() {
		this.process.terminate();
	}

}
