package io.actorprocess.test.simulation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.remote.LinkMode;

/**
 * Sends numbers to its peers at a steady pace, and keeps what it hears.
 */
final class Chatter extends ProcessBase {

	static final String ID = "chatter";

	/** A number that came, and from where. */
	record Heard(UPID from, int number) {

	}

	private final List<UPID> peers;

	private final Duration pace;

	private final List<Heard> heard = new ArrayList<>();

	private final List<UPID> lost = new ArrayList<>();

	private int said;

	Chatter(Duration pace, UPID... peers) {
		super(ID);
		this.pace = pace;
		this.peers = List.of(peers);
	}

	@Override
	protected void initialize() {
		install("number", (from, body) -> this.heard.add(new Heard(from, ByteBuffer.wrap(body).getInt())));
		this.peers.forEach(this::link);
		talk();
	}

	private void talk() {
		if (!this.pace.isZero()) {
			this.said++;
			this.peers.forEach(this::say);
			delay(this.pace, this::talk);
		}
	}

	private void say(UPID peer) {
		send(peer, "number", ByteBuffer.allocate(4).putInt(this.said).array());
	}

	/** Sends once more what was said last, from outside. */
	void sayAgain() {
		this.peers.forEach(this::say);
	}

	void watch(UPID peer, LinkMode mode) {
		link(peer, mode);
	}

	@Override
	protected void exited(UPID pid) {
		this.lost.add(pid);
	}

	List<Heard> heard() {
		return this.heard;
	}

	List<Integer> numbers(UPID from) {
		return this.heard.stream().filter((one) -> one.from().equals(from)).map(Heard::number).toList();
	}

	List<UPID> lost() {
		return this.lost;
	}

	int said() {
		return this.said;
	}

}
