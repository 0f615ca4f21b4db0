package io.actorprocess.cuts;

import java.nio.ByteBuffer;
import java.time.Duration;

import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessBase;

/**
 * Sends numbered messages to one receiver of the other node. A number is the name of its
 * message: that is what a dead letter shows.
 */
final class CutSender extends ProcessBase {

	/** So far ahead of what the receiver is known to have passed. */
	private static final int AHEAD = 2000;

	private static final int MARK_EACH = 250;

	private static final Duration IMPATIENCE = Duration.ofMillis(200);

	private final UPID receiver;

	private final int messages;

	private final Runnable done;

	private int sent;

	private int passed;

	private int exits;

	CutSender(String id, UPID receiver, int messages, Runnable done) {
		super(id);
		this.receiver = receiver;
		this.messages = messages;
		this.done = done;
	}

	@Override
	protected void initialize() {
		install("passed", (from, body) -> passed(ByteBuffer.wrap(body).getInt()));
		link(this.receiver);
		talk();
		delay(IMPATIENCE, this::nudge);
	}

	private void talk() {
		while (this.sent < this.messages && this.sent - this.passed < AHEAD) {
			this.sent++;
			send(this.receiver, Integer.toString(this.sent), number(this.sent));
			if (this.sent % MARK_EACH == 0 || this.sent == this.messages) {
				mark();
			}
		}
	}

	/** The answer tells that everything before was delivered or will never be. */
	private void mark() {
		send(this.receiver, "mark", number(this.sent));
	}

	private void passed(int number) {
		boolean wasOver = isOver();
		this.passed = Math.max(this.passed, number);
		talk();
		if (isOver() && !wasOver) {
			this.done.run();
		}
	}

	private boolean isOver() {
		return this.passed == this.messages;
	}

	/** A mark, or its answer, may have been lost. */
	private void nudge() {
		if (!isOver()) {
			mark();
			delay(IMPATIENCE, this::nudge);
		}
	}

	private static byte[] number(int number) {
		return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
	}

	@Override
	protected void exited(UPID pid, ExitReason reason) {
		this.exits++;
		link(this.receiver);
	}

	int exits() {
		return this.exits;
	}

}
