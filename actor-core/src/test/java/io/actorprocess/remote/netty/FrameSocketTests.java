package io.actorprocess.remote.netty;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.SocketStatistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Two nodes that know each other speak frames.
 */
class FrameSocketTests extends AbstractWireTests {

	@Override
	NettySocketOptions.Builder options() {
		return NettySocketOptions.builder();
	}

	private void link(LinkMode mode) {
		this.manager.link(new UPID("echo", this.there), mode);
	}

	@Test
	void messageCarriesEverythingOverFrames() throws InterruptedException {
		Metadata metadata = Metadata.of("traceparent", "00-1-2-01", "password", "secret");

		this.manager.send(message("ping").withMetadata(metadata));

		Message received = EchoListener.next(this.theirs.messages);
		assertThat(received.name()).isEqualTo("ping");
		assertThat(received.from()).isEqualTo(new UPID("client", this.here));
		assertThat(received.body()).asString().isEqualTo("hi");
		assertThat(received.metadata()).isEqualTo(Metadata.of("traceparent", "00-1-2-01"));
		assertThat(this.peer.statistics().sent()).containsOnlyKeys("libprocess", "frames");
	}

	@Test
	void processWithAnEmptyIdIsReached() throws InterruptedException {
		Message received = sentToAnEmptyId("ping");

		assertThat(received.to().id()).isEmpty();
		assertThat(received.name()).isEqualTo("ping");
	}

	@Test
	void oneConnectionCarriesBothDirections() throws InterruptedException {
		link(LinkMode.REUSE);
		this.manager.send(message("ping"));
		EchoListener.next(this.theirs.messages);

		this.peer.send(numbered(1, this.there, this.here));
		EchoListener.next(this.ours.messages);

		assertThat(this.manager.statistics().connections())
			.extracting(SocketStatistics.Connection::peer, SocketStatistics.Connection::inbound,
					SocketStatistics.Connection::linked, SocketStatistics.Connection::transport)
			.containsExactly(tuple(this.there.toString(), false, true, "frames"));
		assertThat(this.peer.statistics().connections())
			.extracting(SocketStatistics.Connection::peer, SocketStatistics.Connection::inbound,
					SocketStatistics.Connection::transport)
			.containsExactly(tuple(this.here.toString(), true, "frames"));
	}

	@Test
	void messagesStayInOrderAcrossLinksAndReconnections() throws InterruptedException {
		for (int i = 0; i < 5_000; i++) {
			if (i % 500 == 250) {
				link((i % 1000 == 250) ? LinkMode.REUSE : LinkMode.RECONNECT);
			}
			this.manager.send(numbered(i, this.here, this.there));
		}

		for (int i = 0; i < 5_000; i++) {
			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
		assertThat(this.ours.undelivered).isEmpty();
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void endOfALinkedProcessIsToldWhileItsNodeLives() throws InterruptedException {
		link(LinkMode.REUSE);
		assertThat(EchoListener.next(this.theirs.watched)).isEqualTo("echo");

		this.peer.exited(this.here, "echo", ExitReason.Kind.FAILED);

		assertThat(EchoListener.next(this.ours.ends)).isEqualTo("echo FAILED");
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void processThatNobodyWatchesAnyMoreIsNotTold() throws InterruptedException {
		link(LinkMode.REUSE);
		assertThat(EchoListener.next(this.theirs.watched)).isEqualTo("echo");
		this.theirs.watched.add("echo");

		this.manager.unlink(new UPID("echo", this.there));
		this.manager.send(message("after"));
		EchoListener.next(this.theirs.messages);

		assertThat(this.theirs.watched).isEmpty();
	}

	@Test
	void closingTellsLinksAtOnceAndLosesNothing() throws InterruptedException {
		link(LinkMode.REUSE);
		for (int i = 0; i < 1_000; i++) {
			this.manager.send(numbered(i, this.here, this.there));
		}

		this.manager.close();

		for (int i = 0; i < 1_000; i++) {
			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
		assertThat(this.ours.undelivered).isEmpty();
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void endOfALinkedPeerExitsOnce() throws InterruptedException {
		link(LinkMode.REUSE);
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
	void peerWithoutFramesGetsTheFormatOfLibprocess() throws InterruptedException {
		this.peer.close();
		NettySocketManager old = new NettySocketManager(options().frames(FrameOptions.OFF).build());
		old.bind(this.there, this.theirs);

		for (int i = 0; i < 100; i++) {
			this.manager.send(numbered(i, this.here, this.there));
		}

		for (int i = 0; i < 100; i++) {
			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
		assertThat(old.statistics().received()).containsEntry("libprocess", 100L).containsEntry("frames", 0L);
		old.close();
	}

}
