package io.actorprocess.demo.mesos;

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.demo.proto.Ping;
import io.actorprocess.demo.proto.Pong;
import io.actorprocess.message.UPID;
import io.actorprocess.protobuf.ProtobufProcess;
import io.actorprocess.remote.LinkMode;

/**
 * A process that is registered with a master, and stays so.
 * <p>
 * Thread-safety: as {@link io.actorprocess.process.ProcessBase}.
 */
abstract class MasterClient extends ProtobufProcess {

	/*
	 * 1. While it is not registered, the client links to the master and sends its
	 * registration, again and again at a fixed pace: nothing that fails makes it faster.
	 * 2. The master answers; the client is registered. 3. The end of the link, or silence
	 * where pings should be, ends the registration; back to 1. Silence means that the
	 * master has given this client up or that the connection is dead without knowing it,
	 * so the next link makes a new connection.
	 */

	private static final Logger logger = LoggerFactory.getLogger(MasterClient.class);

	// Immutable

	private final @Nullable UPID masterElsewhere;

	private final String clientId;

	private final Timings timings;

	private final int patience;

	// Owned by the process

	private boolean registered;

	private boolean connectionDoubted;

	/** Turns of the registration timer since the master was last heard. */
	private int silence;

	/**
	 * A client.
	 * @param id the id of the process
	 * @param clientId names this life of the client to the master, never used before
	 * @param master the master, or null for the one in the same runtime
	 * @param timings when to do what
	 */
	MasterClient(String id, String clientId, @Nullable UPID master, Timings timings) {
		super(id);
		this.clientId = clientId;
		this.masterElsewhere = master;
		this.timings = timings;
		this.patience = (int) (timings.ping().toNanos() * timings.missedPings() / timings.registration().toNanos()) + 1;
	}

	@Override
	protected void initialize() {
		install(Ping.class, this::pinged);
		this.registered = false;
		keepRegistered();
	}

	final String clientId() {
		return this.clientId;
	}

	final UPID master() {
		return (this.masterElsewhere != null) ? this.masterElsewhere : new UPID(Master.ID, upid().address());
	}

	final boolean isRegistered() {
		return this.registered;
	}

	/** What to send to be registered. */
	abstract Message registration();

	/** What to answer to a ping. */
	abstract Pong.Builder pong();

	/** The master has answered a registration. */
	final void setRegistered() {
		this.silence = 0;
		if (!this.registered) {
			this.registered = true;
			logger.info("{} is registered with {} as {}", upid(), master(), this.clientId);
		}
	}

	@Override
	protected void exited(UPID pid) {
		if (pid.equals(master())) {
			unregister("the connection is lost");
		}
	}

	private void unregister(String reason) {
		if (this.registered) {
			this.registered = false;
			logger.warn("{} is no longer registered with {}: {}; it tries again", upid(), master(), reason);
		}
	}

	private void keepRegistered() {
		if (this.registered && ++this.silence > this.patience) {
			this.connectionDoubted = true;
			unregister("no ping for a while");
		}
		if (!this.registered) {
			link(master(), this.connectionDoubted ? LinkMode.RECONNECT : LinkMode.REUSE);
			this.connectionDoubted = false;
			send(master(), registration());
		}
		delay(this.timings.registration(), this::keepRegistered);
	}

	private void pinged(UPID from, Ping ping) {
		if (this.registered && from.equals(master()) && ping.getPeerId().equals(this.clientId)) {
			this.silence = 0;
			send(from, pong().setPeerId(this.clientId).setRound(ping.getRound()).build());
		}
	}

}
