package io.actorprocess.benchmarks.libprocess;

import java.util.concurrent.CountDownLatch;

import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessBase;

/**
 * Keeps a number of requests open with a server until all were answered.
 */
final class Talker extends ProcessBase {

	private static final String PING = "ping";

	private static final String PONG = "pong";

	private final UPID server;

	private final byte[] body;

	private int toSend;

	private int toReceive;

	private CountDownLatch done = new CountDownLatch(0);

	Talker(UPID server, byte[] body) {
		this.server = server;
		this.body = body;
		install(PONG, (from, answer) -> answered());
	}

	void watchServer() {
		link(this.server);
	}

	void begin(int requests, int open, CountDownLatch latch) {
		this.toSend = requests;
		this.toReceive = requests;
		this.done = latch;
		for (int i = 0; i < open; i++) {
			sendNext();
		}
	}

	private void answered() {
		if (--this.toReceive == 0) {
			this.done.countDown();
		}
		sendNext();
	}

	private void sendNext() {
		if (this.toSend > 0) {
			this.toSend--;
			send(this.server, PING, this.body);
		}
	}

	/** Answers with what it was sent. */
	static final class Server extends ProcessBase {

		private final boolean linksBack;

		private UPID peer = UPID.ANONYMOUS;

		Server(boolean linksBack) {
			this.linksBack = linksBack;
			install(PING, this::answer);
		}

		private void answer(UPID from, byte[] body) {
			if (this.linksBack && !from.equals(this.peer)) {
				this.peer = from;
				link(from);
			}
			send(from, PONG, body);
		}

	}

}
