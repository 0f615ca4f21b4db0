package io.actorprocess.benchmarks.remote;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.netty.FrameOptions;
import io.actorprocess.remote.netty.NettySocketManager;
import io.actorprocess.remote.netty.NettySocketOptions;

/**
 * Our own runtime over Netty, with its defaults but for the wire.
 */
final class ActorProcessEndpoint implements Endpoint {

	private final ProcessManager manager;

	ActorProcessEndpoint() {
		this(NettySocketOptions.defaults());
	}

	ActorProcessEndpoint(NettySocketOptions options) {
		this.manager = ProcessManager.builder().ip("127.0.0.1").socketManager(new NettySocketManager(options)).start();
	}

	/** Speaks libprocess' format only. */
	static ActorProcessEndpoint libprocess() {
		return new ActorProcessEndpoint(NettySocketOptions.builder().frames(FrameOptions.OFF).build());
	}

	@Override
	public String serve() {
		return this.manager.spawn(new Answering()).upid().toString();
	}

	@Override
	public Client connect(String address) {
		PID<Talking> pid = this.manager.spawn(new Talking(UPID.parse(address)));
		return (conversation) -> pid.tell((process) -> process.begin(conversation));
	}

	@Override
	public void close() {
		this.manager.close();
	}

	/** Answers. */
	private static final class Answering extends ProcessBase {

		private final Peer.Counting counting = new Peer.Counting();

		@Override
		protected void initialize() {
			install("payload", (from, body) -> {
				if (this.counting.isAnswered(body)) {
					send(from, "answer", body);
				}
			});
		}

	}

	/** Holds the conversation; linked, so that the connection stays. */
	private static final class Talking extends ProcessBase implements Sender {

		private final UPID peer;

		private @Nullable Conversation conversation;

		Talking(UPID peer) {
			this.peer = peer;
		}

		@Override
		protected void initialize() {
			link(this.peer);
			install("answer", (from, body) -> answered());
		}

		void begin(Conversation next) {
			this.conversation = next;
			next.begin(this);
		}

		private void answered() {
			if (this.conversation != null) {
				this.conversation.answered(this);
			}
		}

		@Override
		public void send(byte[] payload) {
			send(this.peer, "payload", payload);
		}

	}

}
