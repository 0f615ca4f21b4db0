package io.actorprocess.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.actorprocess.clock.Timer;
import io.actorprocess.message.UPID;

/**
 * A process that writes down what happens to it. Read the log only when it is settled.
 */
class Recorder extends ProcessBase {

	final List<String> log = new ArrayList<>();

	Recorder(String id) {
		super(id);
	}

	Recorder() {
	}

	@Override
	protected void initialize() {
		this.log.add("initialize");
		install("note", (from, body) -> this.log.add(new String(body, StandardCharsets.UTF_8)));
	}

	@Override
	protected void terminating() {
		this.log.add("terminating");
	}

	@Override
	protected void exited(UPID pid) {
		this.log.add("exited " + pid.id());
	}

	int add(int a, int b) {
		return a + b;
	}

	void watch(UPID pid) {
		link(pid);
	}

	void end() {
		terminate();
	}

	Timer later(Duration delay, String text) {
		return delay(delay, () -> this.log.add(text));
	}

	void note(UPID to, String text) {
		send(to, "note", text.getBytes(StandardCharsets.UTF_8));
	}

	void fail() {
		throw new IllegalArgumentException("broken");
	}

}
