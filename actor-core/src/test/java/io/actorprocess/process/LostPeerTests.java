package io.actorprocess.process;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.SocketListener;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.remote.SocketStatistics;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What processes learn when sockets that a test plays lose a peer.
 */
class LostPeerTests {

	private static final UPID PEER = new UPID("peer", Address.of("127.0.0.1", 4711));

	private static final UPID OTHER = new UPID("other", Address.of("127.0.0.1", 4712));

	private final VirtualClock clock = new VirtualClock();

	private final PlayedSockets sockets = new PlayedSockets();

	private final ProcessManager manager = ProcessManager.builder()
		.clock(this.clock)
		.socketManager(this.sockets)
		.start();

	private final Recorder recorder = new Recorder("recorder");

	private final PID<Recorder> pid = this.manager.spawn(this.recorder);

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

	@Test
	void processIsToldOnceWhenThePeerItLinkedToIsLost() {
		this.pid.tell((r) -> r.watch(PEER));
		this.pid.tell((r) -> r.watch(OTHER));
		this.manager.settle();

		this.sockets.lose(PEER.address());
		this.sockets.lose(PEER.address());
		this.manager.settle();

		assertThat(this.sockets.linked).containsExactly(PEER.address(), OTHER.address());
		assertThat(this.recorder.log).containsExactly("initialize", "exited peer");
	}

	@Test
	void processCanLinkAgainAfterALoss() {
		this.pid.tell((r) -> r.watch(PEER));
		this.manager.settle();
		this.sockets.lose(PEER.address());
		this.manager.settle();

		this.pid.tell((r) -> r.watch(PEER));
		this.manager.settle();
		this.sockets.lose(PEER.address());
		this.manager.settle();

		assertThat(this.recorder.log).containsExactly("initialize", "exited peer", "exited peer");
	}

	private static final class PlayedSockets implements SocketManager {

		private final List<Address> linked = new ArrayList<>();

		private @Nullable SocketListener listener;

		private void lose(Address peer) {
			if (this.listener != null) {
				this.listener.exited(peer);
			}
		}

		@Override
		public Address bind(Address requested, SocketListener listener) {
			this.listener = listener;
			return Address.of("127.0.0.1", 4700);
		}

		@Override
		public void send(Message message) {
		}

		@Override
		public void link(UPID process, LinkMode mode) {
			this.linked.add(process.address());
		}

		@Override
		public SocketStatistics statistics() {
			return SocketStatistics.NONE;
		}

		@Override
		public void close() {
		}

	}

}
