package io.actorprocess.remote;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.remote.SessionEnd.Cable;
import io.actorprocess.remote.SessionEnd.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes that connect to each other end up with one connection, in whatever order they
 * learn of what the other did.
 */
class FrameDialTests {

	private static final FrameLimits LIMITS = new FrameLimits(100, 128, 64, 1000);

	/** The node with the smaller address. */
	private final SessionEnd a = new SessionEnd(1, 2, 11, LIMITS);

	private final SessionEnd b = new SessionEnd(2, 1, 22, LIMITS);

	private final Cable ofA = new Cable();

	private final Cable ofB = new Cable();

	@Test
	void ofTwoThatDialAtOnceTheSmallerAddressWins() {
		FrameHello fromA = this.a.session.dial();
		FrameHello fromB = this.b.session.dial();

		SessionAnswer toA = this.b.answer(new Cable(), fromA);
		SessionAnswer toB = this.a.answer(new Cable(), fromB);

		assertThat(toA.attached()).isTrue();
		assertThat(toB.attached()).isFalse();
		assertThat(this.b.session.refused(toB.hello())).isFalse();
		assertThat(this.a.session.establish(this.ofA, toA.hello())).isTrue();
	}

	@Test
	void loserLearnsOfItsRefusalFirst() {
		FrameHello fromA = this.a.session.dial();
		FrameHello fromB = this.b.session.dial();
		SessionAnswer toB = this.a.answer(new Cable(), fromB);
		assertThat(this.b.session.refused(toB.hello())).isFalse();

		SessionAnswer toA = this.b.answer(this.ofB, fromA);

		assertThat(toA.attached()).isTrue();
		assertThat(this.a.session.establish(this.ofA, toA.hello())).isTrue();
		assertThat(this.ofB.replaced).isFalse();
	}

	@Test
	void winnerIsConnectedBeforeTheOtherDialArrives() {
		FrameHello fromA = this.a.session.dial();
		FrameHello fromB = this.b.session.dial();
		SessionAnswer toA = this.b.answer(this.ofB, fromA);
		this.a.session.establish(this.ofA, toA.hello());

		assertThat(this.a.answer(new Cable(), fromB).attached()).isFalse();
		assertThat(this.ofA.replaced).isFalse();
	}

	@Test
	void laterDialWinsWhateverTheAddress() {
		SessionEnd.connect(this.a, this.b);
		FrameHello early = this.a.session.dial();
		SessionAnswer missed = this.b.answer(new Cable(), early);
		FrameHello late = this.b.session.dial();

		SessionAnswer toB = this.a.answer(this.ofA, late);

		assertThat(late.generation()).isGreaterThan(early.generation());
		assertThat(toB.attached()).isTrue();
		assertThat(this.a.session.establish(new Cable(), missed.hello())).isFalse();
		assertThat(this.b.session.establish(this.ofB, toB.hello())).isTrue();
		assertThat(this.ofA.replaced).isFalse();
	}

	@Test
	void nodeThatMissedAConnectionCatchesUp() {
		this.a.answer(this.ofA, this.b.session.dial());
		this.b.session.hangUp();

		SessionAnswer refusal = this.a.answer(new Cable(), this.b.session.dial());

		assertThat(refusal.attached()).isFalse();
		assertThat(this.b.session.refused(refusal.hello())).isTrue();
		assertThat(this.a.answer(new Cable(), this.b.session.dial()).attached()).isTrue();
		assertThat(this.ofA.replaced).isTrue();
	}

	/** It went there with the answer, and was cut with it. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatWasSentToADiallerThatNeverHeardTheAnswerIsSentAgain(boolean bySame) {
		Cable cut = new Cable();
		assertThat(this.b.answer(cut, this.a.session.dial()).attached()).isTrue();
		this.b.send("1", "2");
		assertThat(this.b.write(cut).hasRemaining()).isTrue();
		this.b.session.detach(cut);
		this.a.session.hangUp();

		if (bySame) {
			FrameHello refusal = this.b.answer(new Cable(), this.a.session.dial()).hello();
			assertThat(this.a.session.refused(refusal)).isTrue();
		}
		this.b.send("3");
		(bySame ? SessionEnd.connect(this.a, this.b) : SessionEnd.connect(this.b, this.a)).carryAll();
		this.a.send("back");
		SessionEnd.connect(this.a, this.b).carryAll();

		assertThat(this.a.log).containsExactly("1", "2", "3");
		assertThat(this.b.log).containsExactly("back");
		assertThat(this.b.outbox.isSettled()).isTrue();
	}

	/** Its count begins where the dial said, but what came before has not arrived. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void countOfANewSessionThatAcceptedWithoutBeingHeardAcknowledgesNothing(boolean bySame) {
		Wire wire = SessionEnd.connect(this.a, this.b);
		this.a.send("1");
		assertThat(this.a.write(wire.left()).hasRemaining()).isTrue();
		this.b.giveUp();
		assertThat(this.b.answer(this.ofB, this.a.session.dial()).attached()).isTrue();
		this.a.session.hangUp();

		if (bySame) {
			this.a.session.refused(this.b.answer(new Cable(), this.a.session.dial()).hello());
		}
		this.a.send("2");
		(bySame ? SessionEnd.connect(this.a, this.b) : SessionEnd.connect(this.b, this.a)).carryAll();

		assertThat(this.a.log).containsExactly("undelivered 1 POSSIBLY_DELIVERED");
		assertThat(this.b.log).containsExactly("2");
	}

	/** Believed, it would make the peer forget what it has got, and count anew. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void lateHelloOfAFormerSessionIsRefused(boolean whileConnected) {
		SessionEnd former = new SessionEnd(1, 2, 10, LIMITS);
		FrameHello late = former.session.dial();
		Wire wire = SessionEnd.connect(this.a, this.b);
		this.a.send("1");
		this.b.read(wire.right(), this.a.write(wire.left()));
		this.a.session.detach(wire.left());
		this.b.session.detach(wire.right());
		if (!whileConnected) {
			this.b.giveUp();
		}

		assertThat(this.b.answer(this.ofB, late).attached()).isFalse();
		this.a.send("2");
		SessionEnd.connect(this.a, this.b).carryAll();

		assertThat(this.b.log).containsExactly("1", "2");
		assertThat(this.a.log).isEqualTo(whileConnected ? List.of() : List.of("undelivered 1 POSSIBLY_DELIVERED"));
	}

	/** The peer has given the session up since, and would count from an old mark. */
	@Test
	void lateHelloOfASessionThatThePeerHasGivenUpIsRefused() {
		FrameHello late = this.a.session.dial();
		this.a.session.hangUp();
		Wire wire = SessionEnd.connect(this.b, this.a);
		this.a.send("1");
		this.b.read(wire.right(), this.a.write(wire.left()));
		this.a.session.detach(wire.left());
		this.b.giveUp();

		assertThat(this.b.answer(this.ofB, late).attached()).isFalse();
	}

	/** It tells too low a count of what has arrived: the count would seem to fall. */
	@Test
	void helloFromBeforeAConnectionThatCameAndWentIsRefused() {
		SessionEnd.connect(this.a, this.b);
		FrameHello underWay = this.b.session.dial();
		this.b.session.hangUp();
		Wire wire = SessionEnd.connect(this.a, this.b);
		this.a.send("1");
		this.b.read(wire.right(), this.a.write(wire.left()));
		this.a.session.detach(wire.left());
		this.b.session.detach(wire.right());

		SessionAnswer refusal = this.a.answer(new Cable(), underWay);
		SessionEnd.connect(this.b, this.a).carryAll();

		assertThat(refusal.attached()).isFalse();
		assertThat(this.b.log).containsExactly("1");
	}

	@Test
	void dialingEndsTheConnectionThatIsAttached() {
		Wire wire = SessionEnd.connect(this.a, this.b);
		this.b.send("1");

		FrameHello hello = this.a.session.dial();
		this.a.read(wire.left(), this.b.write(wire.right()));
		SessionAnswer answer = this.b.answer(this.ofB, hello);
		this.a.session.establish(this.ofA, answer.hello());
		new Wire(this.a, this.b, this.ofA, this.ofB).carryAll();

		assertThat(wire.left().replaced).isTrue();
		assertThat(wire.right().replaced).isTrue();
		assertThat(this.a.log).containsExactly("1");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sessionThatWasGivenUpIsOverForThePeerToo(boolean dialledByPeer) {
		Wire wire = SessionEnd.connect(this.a, this.b);
		this.b.session.link("p");
		wire.carryAll();
		this.a.session.detach(wire.left());
		this.b.session.detach(wire.right());

		this.a.giveUp();
		(dialledByPeer ? SessionEnd.connect(this.b, this.a) : SessionEnd.connect(this.a, this.b)).carryAll();

		assertThat(this.a.log).containsExactly("linked p", "unlinked p");
		assertThat(this.b.log).containsExactly("exited peer");
	}

}
