package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.BindFailedException;
import io.actorprocess.remote.LinkMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SocketManagerLifeTests extends AbstractSocketManagerTests {

	@Test
	void bindingTwiceIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> this.manager.bind(ANY, this.ours))
			.withMessageContaining("Already listening on " + this.here);
	}

	@Test
	void sendingBeforeBindingIsRefused() {
		NettySocketManager unbound = new NettySocketManager();

		assertThatIllegalStateException().isThrownBy(() -> unbound.send(message("ping")))
			.withMessageContaining("not bound yet");
		assertThat(unbound.statistics()).isEqualTo(new NettySocketManager().statistics());
		unbound.close();
	}

	@Test
	void portInUseIsNamed() {
		assertThatExceptionOfType(BindFailedException.class)
			.isThrownBy(() -> new NettySocketManager().bind(this.here, this.ours))
			.matches(BindFailedException::isInUse)
			.withMessageContaining(this.here.toString());
	}

	@Test
	void foreignAddressCannotBeBound() {
		Address foreign = Address.parse("192.0.2.1:0");

		assertThatExceptionOfType(BindFailedException.class)
			.isThrownBy(() -> new NettySocketManager().bind(foreign, this.ours))
			.matches((failure) -> !failure.isInUse());
	}

	@Test
	void closedManagerMayBeBoundAgain() throws InterruptedException {
		this.manager.close();

		this.here = this.manager.bind(this.here, this.ours);
		this.peer.send(new Message("ping", new UPID("x", this.there), new UPID("echo", this.here), new byte[0]));

		assertThat(EchoListener.next(this.ours.messages).name()).isEqualTo("ping");
	}

	@Test
	void closingEndsConnectionsThatWereAcceptedAMomentAgo() throws IOException {
		List<RawClient> clients = new ArrayList<>();
		try {
			for (int i = 0; i < 20; i++) {
				clients.add(new RawClient(this.there));
			}

			this.peer.close();

			for (RawClient client : clients) {
				assertThat(client.readToEnd()).isEmpty();
			}
		}
		finally {
			for (RawClient client : clients) {
				client.close();
			}
		}
	}

	@Test
	void closingWritesWhatWaits() throws InterruptedException {
		for (int i = 0; i < 1_000; i++) {
			this.manager.send(numbered(i, this.here, this.there));
		}

		this.manager.close();

		for (int i = 0; i < 1_000; i++) {
			assertThat(number(EchoListener.next(this.theirs.messages))).isEqualTo(i);
		}
		assertThat(this.ours.undelivered).isEmpty();
	}

	@Test
	void closingReportsWhatCannotBeWrittenOrWasNotAnswered() throws Exception {
		rebind(options().closeTimeout(Duration.ofMillis(50)).build());
		try (ServerSocket silent = listen()) {
			for (int i = 0; i < 30; i++) {
				this.manager.send(message("large", address(silent), new byte[1_000_000]));
			}

			this.manager.close();

			assertThat(this.ours.undelivered).hasSize(30);
			assertThat(this.ours.undelivered).extracting(EchoListener.Undelivered::reason)
				.contains(DeadLetterReason.POSSIBLY_DELIVERED, DeadLetterReason.SHUTDOWN);
		}
	}

	@Test
	void messageAfterClosingIsReported() throws InterruptedException {
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);
		this.manager.close();

		this.manager.send(message("late"));
		this.manager.link(new UPID("echo", this.there), LinkMode.REUSE);

		assertThat(EchoListener.next(this.ours.undelivered).reason()).isEqualTo(DeadLetterReason.SHUTDOWN);
		assertThat(this.ours.exits).isEmpty();
	}

	@Test
	void closingLeavesNoThreadAndIsIdempotent() {
		this.peer.close();
		this.manager.close();
		this.manager.close();

		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("actor-io"));
	}

}
