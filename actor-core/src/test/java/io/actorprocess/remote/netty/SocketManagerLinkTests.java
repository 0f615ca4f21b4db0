package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;

import static org.assertj.core.api.Assertions.assertThat;

class SocketManagerLinkTests extends AbstractSocketManagerTests {

	@Test
	void linkAloneWritesNothing() throws IOException {
		try (ServerSocket server = listen()) {
			this.manager.link(new UPID("echo", address(server)), LinkMode.REUSE);

			try (Socket accepted = server.accept()) {
				this.manager.close();

				assertThat(accepted.getInputStream().readAllBytes()).isEmpty();
			}
		}
	}

	@Test
	void linkPromotesTheConnectionThatExists() throws IOException {
		rebind(options().idleTimeout(Duration.ofMillis(50)).build());
		try (ServerSocket server = listen()) {
			Message first = message("first", address(server), new byte[0]);
			Message second = message("second", address(server), new byte[0]);
			this.manager.send(first);
			this.manager.link(new UPID("echo", address(server)), LinkMode.REUSE);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, first)).isEqualTo(text(first));
				this.manager.send(second);
				assertThat(read(accepted, second)).isEqualTo(text(second));
				assertThat(this.manager.statistics().connections()).hasSize(1);
			}
		}
	}

	@Test
	void linkToADeadPortExitsOnce() throws Exception {
		Address dead = deadPort();

		this.manager.link(new UPID("echo", dead), LinkMode.REUSE);

		assertThat(EchoListener.next(this.ours.exits)).isEqualTo(dead);
		this.manager.link(new UPID("echo", dead), LinkMode.RECONNECT);
		assertThat(EchoListener.next(this.ours.exits)).isEqualTo(dead);
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void endOfALinkedPeerExitsOnce() throws Exception {
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
		this.manager.send(message("ping"));
		EchoListener.next(this.theirs.messages);

		this.peer.close();

		assertThat(EchoListener.next(this.ours.exits)).isEqualTo(this.there);
		Message late = message("late");
		this.manager.send(late);
		assertThat(EchoListener.next(this.ours.undelivered).message()).isSameAs(late);
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void resetOfALinkExits() throws Exception {
		try (ServerSocket server = listen()) {
			this.manager.link(new UPID("echo", address(server)), LinkMode.REUSE);
			Socket accepted = server.accept();
			accepted.setSoLinger(true, 0);

			accepted.close();

			assertThat(EchoListener.next(this.ours.exits)).isEqualTo(address(server));
		}
	}

	@Test
	void reconnectReplacesTheConnectionWithoutAnExit() throws Exception {
		try (ServerSocket server = listen()) {
			this.manager.link(new UPID("echo", address(server)), LinkMode.REUSE);
			Socket old = server.accept();
			Message sent = message("after", address(server), new byte[0]);

			this.manager.link(new UPID("echo", address(server)), LinkMode.RECONNECT);
			this.manager.send(sent);

			try (Socket accepted = server.accept()) {
				assertThat(read(accepted, sent)).isEqualTo(text(sent));
				assertThat(old.getInputStream().read()).isEqualTo(-1);
				old.close();
				assertThat(this.ours.exits).isEmpty();
			}
			assertThat(EchoListener.next(this.ours.exits)).isEqualTo(address(server));
		}
	}

	@Test
	void reconnectReachesAPeerThatWasRestarted() throws Exception {
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
		this.manager.send(message("before"));
		EchoListener.next(this.theirs.messages);
		this.peer.close();
		this.peer.bind(this.there, this.theirs);

		this.manager.link(new UPID("echo", this.there), LinkMode.RECONNECT);
		this.manager.send(message("after"));

		assertThat(EchoListener.next(this.theirs.messages).name()).isEqualTo("after");
	}

}
