package io.actorprocess.benchmarks.remote;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * A number of payloads of 100 bytes, so many of them open at a time. The peer answers
 * each {@code grant}-th.
 * <p>
 * Thread-safety: belongs to the actor that holds it.
 */
final class Conversation {

	private static final int PAYLOAD = 100;

	private final byte[] payload = new byte[PAYLOAD];

	private final int window;

	private final int grant;

	private final CountDownLatch done = new CountDownLatch(1);

	private final long[] roundTripNanos;

	private long sentNanos;

	private int answers;

	private int toSend;

	private final int toReceive;

	Conversation(int messages, int window, int grant) {
		this.window = window;
		this.grant = grant;
		this.toReceive = Math.max(1, messages / grant);
		this.toSend = this.toReceive * grant;
		this.roundTripNanos = (window == 1) ? new long[this.toReceive] : new long[0];
		Peer.setGrant(this.payload, grant);
	}

	int messages() {
		return this.toReceive * this.grant;
	}

	CountDownLatch done() {
		return this.done;
	}

	/** The time of each round trip, if only one was open at a time. */
	long[] roundTripNanos() {
		return Arrays.copyOf(this.roundTripNanos, Math.min(this.answers, this.roundTripNanos.length));
	}

	void begin(Endpoint.Sender sender) {
		send(Math.max(this.window, this.grant), sender);
	}

	void answered(Endpoint.Sender sender) {
		if (this.roundTripNanos.length > 0) {
			this.roundTripNanos[this.answers] = System.nanoTime() - this.sentNanos;
		}
		if (++this.answers == this.toReceive) {
			this.done.countDown();
		}
		send(this.grant, sender);
	}

	private void send(int count, Endpoint.Sender sender) {
		for (int i = 0; i < count && this.toSend > 0; i++) {
			this.toSend--;
			if (this.roundTripNanos.length > 0) {
				this.sentNanos = System.nanoTime();
			}
			sender.send(this.payload);
		}
	}

}
