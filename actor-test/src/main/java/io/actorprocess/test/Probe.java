package io.actorprocess.test;

import java.nio.charset.StandardCharsets;

import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessBase;

/**
 * Stands in for a process that the one under test talks to: takes every message, and says
 * what the test wants. Made by {@link TestRuntime#probe}.
 * <p>
 * Thread-safety: the public methods are for the thread of the test.
 */
public final class Probe extends ProcessBase {

	private final TestRuntime runtime;

	Probe(TestRuntime runtime, String id) {
		super(id);
		this.runtime = runtime;
	}

	@Override
	protected boolean unhandled(Message message) {
		return true;
	}

	/**
	 * Sends a message in the name of this probe.
	 * @param to the receiver
	 * @param name the message's name
	 * @param body the bytes, handed over
	 */
	public void tell(UPID to, String name, byte[] body) {
		self(this).tell((self) -> self.send(to, name, body));
	}

	/**
	 * As {@link #tell(UPID, String, byte[])}, with text.
	 * @param to the receiver
	 * @param name the message's name
	 * @param text the body, sent as UTF-8
	 */
	public void tell(UPID to, String name, String text) {
		tell(to, name, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Links this probe to a process.
	 * @param pid the process to watch
	 */
	public void watch(UPID pid) {
		self(this).tell((self) -> self.link(pid));
	}

	/**
	 * Takes the next message of a name that this probe has got, or gets as soon as the
	 * runtime settles.
	 * @param name the message's name
	 * @return the message
	 * @throws AssertionError if there is none
	 */
	public Message expect(String name) {
		return this.runtime.expect(EventPattern.message(name).to(upid())).message();
	}

	/**
	 * Takes the news that a process it watches has ended.
	 * @param pid the process
	 * @throws AssertionError if there is none once the runtime has settled
	 */
	public void expectExited(UPID pid) {
		this.runtime.expect(EventPattern.exited().from(pid).to(upid()));
	}

	/**
	 * Demands that no message is left that was not expected before.
	 * @throws AssertionError if there is one once the runtime has settled
	 */
	public void expectNoMessage() {
		this.runtime.expectNone(EventPattern.message().to(upid()));
	}

	/**
	 * Ends this probe, so that whoever is linked to it is told.
	 */
	public void end() {
		manager().terminate(upid(), false);
	}

}
