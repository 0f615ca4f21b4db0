package io.actorprocess.remote;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;

/**
 * Takes in what the peer sends, counts it, and says when to acknowledge it.
 * <p>
 * Thread-safety: guarded by the lock of its session.
 */
final class FrameIntake implements FrameHandler {

	private static final Logger logger = LoggerFactory.getLogger(FrameIntake.class);

	/** So many entries are acknowledged without delay. */
	private static final int MANY = 512;

	/** One message in this many has the backlog of its receiver looked at. */
	private static final int SAMPLE_MASK = 63;

	private final Address self;

	private final Address peer;

	private final SessionLinks links;

	private final Outbox outbox;

	private final SocketListener listener;

	private final FrameLimits limits;

	private final Set<String> crowded = new HashSet<>();

	private long received;

	private long acknowledged;

	private int delivered;

	private int messages;

	private long pong = -1;

	private @Nullable String farewell;

	/** Whether this end said goodbye, and takes in nothing but acknowledgements. */
	private boolean leaving;

	/** The connection that is attached. */
	private @Nullable SessionConnection connection;

	FrameIntake(Address self, Address peer, SessionLinks links, Outbox outbox, SocketListener listener,
			FrameLimits limits) {
		this.self = self;
		this.peer = peer;
		this.links = links;
		this.outbox = outbox;
		this.listener = listener;
		this.limits = limits;
	}

	/** A connection begins, and both ends know how much has arrived. */
	void restart(long count, @Nullable SessionConnection from) {
		this.connection = from;
		this.leaving = false;
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

	void leave() {
		this.leaving = true;
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
		boolean last = this.leaving || this.farewell != null;
		if (!owesAck() || (!last && isCrowded())) {
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

	int takeMessages() {
		int count = this.messages;
		this.messages = 0;
		return count;
	}

	/**
	 * Counts an entry.
	 * @return whether it is taken in
	 */
	private boolean count() {
		if (!this.leaving) {
			this.received++;
		}
		return !this.leaving;
	}

	@Override
	public void message(UPID from, String process, String name, byte[] body, Metadata metadata) {
		if (!count()) {
			return;
		}
		this.messages++;
		if (from.address().equals(this.peer) || isBelieved(from, process, name, body, metadata)) {
			deliver(from, process, name, body, metadata);
		}
		if ((this.received & SAMPLE_MASK) == 0 && this.listener.backlog(process) >= this.limits.highWaterMark()) {
			this.crowded.add(process);
		}
	}

	/** A message that is refused was taken in all the same: it would only come again. */
	private boolean isBelieved(UPID from, String process, String name, byte[] body, Metadata metadata) {
		String objection = (this.connection != null) ? this.connection.objection(from) : null;
		if (objection != null) {
			logger.warn("The message '{}' from {} for '{}' is refused: {}", name, this.peer, process, objection);
			Message refused = new Message(name, from, new UPID(process, this.self), body, metadata);
			this.listener.undelivered(refused, DeadLetterReason.REJECTED_SENDER);
		}
		return objection == null;
	}

	private void deliver(UPID from, String process, String name, byte[] body, Metadata metadata) {
		try {
			SocketListener.Delivery delivery = this.listener.message(from, process, name, body, metadata);
			if (delivery == SocketListener.Delivery.FORGED_SENDER) {
				logger.warn("{} sent a message in the name of {}", this.peer, from);
			}
		}
		catch (RuntimeException ex) {
			logger.error("The listener failed on the message '{}' from {}", name, from, ex);
		}
	}

	@Override
	public void link(String process) {
		if (count()) {
			this.links.linkedByPeer(process);
		}
	}

	@Override
	public void unlink(String process) {
		if (count()) {
			this.links.unlinkedByPeer(process);
		}
	}

	@Override
	public void exited(String process, ExitReason.Kind kind) {
		if (count()) {
			this.links.exitedAtPeer(process, kind);
		}
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
