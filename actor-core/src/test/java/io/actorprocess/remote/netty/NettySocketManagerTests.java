package io.actorprocess.remote.netty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;

import static org.assertj.core.api.Assertions.assertThat;

class NettySocketManagerTests {

	private static final Address ANY = Address.parse("127.0.0.1:0");

	private final EchoListener ours = new EchoListener();

	private final EchoListener theirs = new EchoListener();

	private final NettySocketManager manager = new NettySocketManager();

	private final NettySocketManager peer = new NettySocketManager();

	private Address here;

	private Address there;

	@BeforeEach
	void bind() {
		this.here = this.manager.bind(ANY, this.ours);
		this.there = this.peer.bind(ANY, this.theirs);
	}

	@AfterEach
	void close() {
		this.manager.close();
		this.peer.close();
	}

	private Message message(String name) {
		return new Message(name, new UPID("client", this.here), new UPID("echo", this.there), new byte[] { 'h', 'i' });
	}

	@Test
	void messageArrivesWithoutALink() throws InterruptedException {
		this.manager.send(message("ping"));

		Message received = EchoListener.next(this.theirs.messages);

		assertThat(received.name()).isEqualTo("ping");
		assertThat(received.from()).isEqualTo(new UPID("client", this.here));
		assertThat(received.body()).asString().isEqualTo("hi");
	}

	@Test
	void messageArrivesOverALink() throws InterruptedException {
		this.manager.link(this.there, LinkMode.REUSE);
		this.manager.send(message("ping"));

		assertThat(EchoListener.next(this.theirs.messages).name()).isEqualTo("ping");
		assertThat(this.manager.statistics().connections()).singleElement()
			.matches((connection) -> connection.linked());
	}

}
