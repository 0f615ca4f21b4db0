package io.actorprocess.remote.netty;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InboundInitializerTests {

	private final Traffic traffic = new Traffic();

	private final InboundInitializer initializer = new InboundInitializer(
			EchoListener.services(new EchoListener(), this.traffic), new ByteCounter(this.traffic),
			ImmediateEventExecutor.INSTANCE);

	/** A connection from a client, as it was accepted. */
	private static final class Accepted extends EmbeddedChannel {

		private Accepted(InboundInitializer initializer) {
			super(initializer);
		}

		@Override
		protected SocketAddress remoteAddress0() {
			return new InetSocketAddress("127.0.0.1", 40_000);
		}

	}

	@Test
	void connectionIsOpenUntilAllAreClosed() {
		Accepted accepted = new Accepted(this.initializer);
		assertThat(accepted.isOpen()).isTrue();
		assertThat(this.initializer.connections()).hasSize(1);

		this.initializer.close();

		assertThat(accepted.isOpen()).isFalse();
		assertThat(this.initializer.connections()).isEmpty();
	}

	@Test
	void connectionThatIsSetUpAfterAllWereClosedIsClosed() {
		this.initializer.close();

		Accepted late = new Accepted(this.initializer);

		assertThat(late.isOpen()).isFalse();
		assertThat(this.initializer.connections()).isEmpty();
	}

}
