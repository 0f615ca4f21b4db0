package io.actorprocess.remote;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;

/**
 * Takes in what the peer sends, counts it, and says when to acknowledge it.
 * <p>
 * Thread-safety: guarded by the lock of its session.
 */
final class FrameIntake implements FrameHandler {

	/** So many entries are acknowledged without delay. */
	private static final int MANY = 512;

	/** One message in this many has the backlog of its receiver looked at. */
	private static final int SAMPLE_MASK = 63;

	private final SessionLinks links;

	private final Outbox outbox;

	private final SocketListener listener;

	private final FrameLimits limits;

	private final Set<String> crowded = new HashSet<>();

	private long received;

	private long acknowledged;

	private int delivered;

	private long pong = -1;

	private @Nullable String farewell;

	FrameIntake(SessionLinks links, Outbox outbox, SocketListener listener, FrameLimits limits) {
		this.links = links;
		this.outbox = outbox;
		this.listener = listener;
		this.limits = limits;
	}

	/** A connection begins, and both ends know how much has arrived. */
	void restart(long count) {
		this.received = count;
		this.acknowledged = count;
		this.pong = -1;
		this.farewell = null;
	}

	long received() {
		return this.received;
	}

	@Nullable String farewell() {
		return this.farewell;
	}

	boolean owesAck() {
		return this.received > this.acknowledged;
	}

	boolean isUrgent() {
		return this.pong >= 0 || (this.received - this.acknowledged >= MANY && this.crowded.isEmpty());
	}

	/**
	 * The count to acknowledge.
	 * @return -1 if the peer knows it, or is not to know it yet
	 */
	long takeAck() {
		if (!owesAck() || isCrowded()) {
			return -1;
		}
		this.acknowledged = this.received;
		return this.received;
	}

	private boolean isCrowded() {
		if (!this.crowded.isEmpty()) {
			this.crowded.removeIf((process) -> this.listener.backlog(process) < this.limits.lowWaterMark());
		}
		return !this.crowded.isEmpty();
	}

	long takePong() {
		long number = this.pong;
		this.pong = -1;
		return number;
	}

	int takeDelivered() {
		int count = this.delivered;
		this.delivered = 0;
		return count;
	}

	@Override
	public void message(UPID from, String process, String name, byte[] body, Metadata metadata) {
		SocketListener.Delivery delivery = this.listener.message(from, process, name, body, metadata);
		if (delivery == SocketListener.Delivery.FORGED_SENDER) {
			throw new MalformedFrameException("'" + from + "' is a process of the receiving node");
		}
		this.received++;
		if ((this.received & SAMPLE_MASK) == 0 && this.listener.backlog(process) >= this.limits.highWaterMark()) {
			this.crowded.add(process);
		}
	}

	@Override
	public void link(String process) {
		this.received++;
		this.links.linkedByPeer(process);
	}

	@Override
	public void unlink(String process) {
		this.received++;
		this.links.unlinkedByPeer(process);
	}

	@Override
	public void exited(String process, ExitReason.Kind kind) {
		this.received++;
		this.links.exitedAtPeer(process, kind);
	}

	@Override
	public void ack(long count) {
		this.delivered += this.outbox.settle(count);
	}

	@Override
	public void ping(long number) {
		this.pong = Math.max(0, number);
	}

	@Override
	public void pong(long number) {
		// Any byte is a sign of life
	}

	@Override
	public void goAway(String reason) {
		this.farewell = reason;
	}

}
