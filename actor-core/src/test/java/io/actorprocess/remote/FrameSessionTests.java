package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.ExitReason;
import io.actorprocess.remote.Outbox.Offer;
import io.actorprocess.remote.SessionEnd.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two sessions that a test connects, cuts and connects again, byte for byte.
 */
class FrameSessionTests {

	private static final FrameLimits LIMITS = new FrameLimits(100, 128, 64, 1000);

	private final SessionEnd a = new SessionEnd(1, 2, 11, LIMITS);

	private SessionEnd b = new SessionEnd(2, 1, 22, LIMITS);

	private Wire connect() {
		return SessionEnd.connect(this.a, this.b);
	}

	@Test
	void messagesGoBothWaysInOrder() {
		Wire wire = connect();
		this.a.send("1", "2");
		this.b.send("x");

		wire.carryAll();

		assertThat(this.b.log).containsExactly("1", "2");
		assertThat(this.a.log).containsExactly("x");
		assertThat(this.a.outbox.isSettled()).isTrue();
		assertThat(this.b.outbox.isSettled()).isTrue();
	}

	@Test
	void whatWaitedForAConnectionIsSentFirst() {
		this.a.send("1");

		connect().carryAll();

		assertThat(this.b.log).containsExactly("1");
	}

	@Test
	void cutLosesNothingAndRepeatsNothing() {
		Wire wire = connect();
		this.a.send("1", "2", "3");
		ByteBuffer written = this.a.write(wire.left());
		int twoOfThree = 2 * written.remaining() / 3;
		this.b.read(wire.right(), written.limit(twoOfThree));
		this.a.session.detach(wire.left());
		this.b.session.detach(wire.right());
		this.a.send("4");

		connect().carryAll();

		assertThat(this.b.log).containsExactly("1", "2", "3", "4");
		assertThat(this.a.log).isEmpty();
	}

	@Test
	void acknowledgementThatWasLostIsMadeUpFor() {
		Wire wire = connect();
		this.a.send("1", "2");
		this.b.read(wire.right(), this.a.write(wire.left()));
		this.a.session.detach(wire.left());

		connect().carryAll();

		assertThat(this.b.log).containsExactly("1", "2");
		assertThat(this.a.session.takeDelivered()).isEqualTo(2);
	}

	@Test
	void bytesOfAConnectionThatWasReplacedAreNotLookedAt() {
		Wire old = connect();
		this.a.send("1");
		ByteBuffer late = this.a.write(old.left());
		this.a.session.detach(old.left());
		Wire fresh = connect();
		fresh.carryAll();

		this.b.read(old.right(), late);

		assertThat(late.hasRemaining()).isFalse();
		assertThat(this.b.log).containsExactly("1");
		assertThat(this.b.session.detach(old.right())).isFalse();
		assertThat(this.b.session.detach(fresh.right())).isTrue();
	}

	@Test
	void peerThatWasRestartedMayHaveGotWhatWasInDoubt() {
		Wire wire = connect();
		this.a.send("1");
		this.a.write(wire.left());
		this.a.session.detach(wire.left());
		this.a.send("2");
		this.b = new SessionEnd(2, 1, 23, LIMITS);

		connect().carryAll();

		assertThat(this.a.log).containsExactly("undelivered 1 POSSIBLY_DELIVERED");
		assertThat(this.b.log).containsExactly("2");
	}

	@Test
	void sessionThatIsGivenUpReportsEverythingAndGoesOn() {
		Wire wire = connect();
		this.a.send("1");
		this.b.read(wire.right(), this.a.write(wire.left()));
		this.a.send("2");
		this.a.write(wire.left());
		this.a.session.detach(wire.left());
		this.a.send("3");

		this.a.giveUp();
		this.a.send("4");
		connect().carryAll();

		assertThat(this.a.log).containsExactly("undelivered 1 POSSIBLY_DELIVERED", "undelivered 2 POSSIBLY_DELIVERED",
				"undelivered 3 CONNECT_FAILED");
		assertThat(this.b.log).containsExactly("1", "4");
	}

	@Test
	void peerThatSaidGoodbyeHasNotGotWhatItDidNotAcknowledge() {
		Wire wire = connect();
		this.a.send("1");
		this.a.write(wire.left());
		this.a.read(wire.left(), this.b.session.leave(wire.right(), "closing"));

		assertThat(this.a.session.farewell()).isEqualTo("closing");
		this.a.giveUp();

		assertThat(this.a.log).containsExactly("undelivered 1 CONNECTION_LOST");
	}

	@Test
	void windowLimitsWhatIsInDoubt() {
		Wire wire = connect();
		for (int i = 0; i < 150; i++) {
			this.a.send(Integer.toString(i));
		}

		ByteBuffer first = this.a.write(wire.left());
		ByteBuffer none = this.a.write(wire.left());
		this.b.read(wire.right(), first);
		assertThat(this.b.log).hasSize(100);
		assertThat(none.hasRemaining()).isFalse();

		this.a.read(wire.left(), this.b.write(wire.right()));
		this.b.read(wire.right(), this.a.write(wire.left()));
		assertThat(this.b.log).hasSize(150);
	}

	@Test
	void processWithTooMuchToDoWithholdsAcknowledgements() {
		Wire wire = connect();
		this.b.backlog = 128;
		for (int i = 0; i < 64; i++) {
			this.a.send(Integer.toString(i));
		}
		this.b.read(wire.right(), this.a.write(wire.left()));

		assertThat(this.b.write(wire.right()).hasRemaining()).isFalse();
		assertThat(this.b.session.owesAck()).isTrue();
		this.b.backlog = 64;
		assertThat(this.b.write(wire.right()).hasRemaining()).isFalse();
		this.b.backlog = 63;
		this.a.read(wire.left(), this.b.write(wire.right()));

		assertThat(this.a.outbox.isSettled()).isTrue();
	}

	@Test
	void endOfALinkedProcessIsToldAfterItsMessages() {
		Wire wire = connect();
		this.a.session.link("p");
		this.a.session.link("p");
		wire.carryAll();
		assertThat(this.b.log).containsExactly("linked p");

		this.b.send("last words");
		this.b.session.exited("p", ExitReason.Kind.FAILED);
		this.b.session.exited("p", ExitReason.Kind.FAILED);
		wire.carryAll();

		assertThat(this.a.log).containsExactly("last words", "exited p FAILED");
		assertThat(this.a.session.isQuiet()).isTrue();
		assertThat(this.b.session.isQuiet()).isTrue();
	}

	@Test
	void noticesSurviveACut() {
		Wire wire = connect();
		this.a.session.link("p");
		wire.carryAll();
		this.b.session.exited("p", ExitReason.Kind.TERMINATED);
		this.b.write(wire.right());
		this.b.session.detach(wire.right());

		connect().carryAll();

		assertThat(this.a.log).containsExactly("exited p TERMINATED");
	}

	@Test
	void processThatNobodyWatchesAnyMoreIsNotTold() {
		Wire wire = connect();
		this.a.session.link("p");
		this.a.session.unlink("p");
		wire.carryAll();

		assertThat(this.b.session.exited("p", ExitReason.Kind.TERMINATED)).isEqualTo(Offer.QUEUED);
		assertThat(this.b.outbox.isSettled()).isTrue();
		assertThat(this.b.log).containsExactly("linked p", "unlinked p");
	}

	@Test
	void linksEndWithTheSessionOfThePeer() {
		Wire wire = connect();
		this.a.session.link("p");
		this.b.session.link("q");
		wire.carryAll();
		this.b = new SessionEnd(2, 1, 23, LIMITS);

		connect().carryAll();

		assertThat(this.a.log).containsExactly("linked q", "unlinked q", "exited peer");
		assertThat(this.b.log).isEmpty();
	}

	@Test
	void linksOutliveTheSessionOfThePeerWhenTheyAreMadeAnew() {
		this.a.session.link("p");
		connect().carryAll();
		this.b = new SessionEnd(2, 1, 23, LIMITS);

		this.a.session.relink();
		connect().carryAll();

		assertThat(this.a.log).isEmpty();
		assertThat(this.b.log).containsExactly("linked p");
	}

	@Test
	void pingIsAnsweredAtOnce() {
		Wire wire = connect();

		this.a.session.ping();
		this.b.read(wire.right(), this.a.write(wire.left()));

		assertThat(this.b.session.isUrgent()).isTrue();
		ByteBuffer pong = this.b.write(wire.right());
		assertThat(pong.remaining()).isEqualTo(FrameEncoder.MAX_CONTROL_LENGTH);
		assertThat(pong.get(4)).isEqualTo(FrameType.PONG);
	}

	@Test
	void countOfWhatWasNeverSentIsRefused() {
		Wire wire = connect();
		ByteBuffer ack = ByteBuffer.allocate(FrameEncoder.MAX_CONTROL_LENGTH);
		FrameEncoder.putNumber(FrameType.ACK, 1, ack);

		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(() -> this.a.read(wire.left(), ack.flip()))
			.withMessage("The peer counts 1 entries, which is not between 0 and 0");
	}

	@Test
	void helloSurvivesItsText() {
		FrameHello hello = new FrameHello(this.a.session.dial().node(), -1, Long.MIN_VALUE, 3, 4, 5, 6);

		assertThat(FrameHello.parse(hello.toText())).isEqualTo(hello);
		assertThat(hello.toText()).isEqualTo("node=127.0.0.1:1; session=ffffffffffffffff; peer=8000000000000000; "
				+ "received=3; settled=4; sent=5; generation=6");
	}

	@Test
	void textsThatAreNoHelloAreRefused() {
		for (String text : List.of("", "node", "node=x; session=1", "node=127.0.0.1:1", "node=127.0.0.1:1; session=0",
				"node=127.0.0.1:1; session=1; sent=-1", "node=127.0.0.1:1; session=1; settled=2; sent=1",
				"node=127.0.0.1:1; session=xyz", "node=127.0.0.1:1; session=1; received=99999999999999999999")) {
			assertThatExceptionOfType(IllegalArgumentException.class).as(text).isThrownBy(() -> FrameHello.parse(text));
		}
	}

	/**
	 * Cuts at every byte: whatever got through, all messages arrive once and in order.
	 */
	@Test
	void cutAtAnyByteIsHealed() {
		for (int cut = 0; cut < 400; cut++) {
			SessionEnd sender = new SessionEnd(1, 2, 11, LIMITS);
			SessionEnd receiver = new SessionEnd(2, 1, 22, LIMITS);
			List<String> expected = new ArrayList<>();
			for (int round = 0; round < 3; round++) {
				Wire wire = SessionEnd.connect(sender, receiver);
				for (int i = 0; i < 10; i++) {
					expected.add(round + "-" + i);
					sender.send(round + "-" + i);
				}
				ByteBuffer written = sender.write(wire.left());
				receiver.read(wire.right(), written.limit(Math.min(written.limit(), cut)));
				if (cut % 2 == 0) {
					sender.read(wire.left(), receiver.write(wire.right()));
				}
				sender.session.detach(wire.left());
			}
			SessionEnd.connect(sender, receiver).carryAll();
			assertThat(receiver.log).isEqualTo(expected);
			assertThat(sender.log).isEmpty();
		}
	}

}
