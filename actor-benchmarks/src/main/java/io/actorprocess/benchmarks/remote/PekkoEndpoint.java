package io.actorprocess.benchmarks.remote;

import java.time.Duration;

import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.UntypedAbstractActor;
import org.jspecify.annotations.Nullable;

/**
 * Pekko's Artery over TCP: one inbound lane, one thread for each core, and queues that
 * hold the largest window.
 */
final class PekkoEndpoint implements Endpoint {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final ActorSystem system = ActorSystem.create("remote", ConfigFactory.parseString("""
			pekko.loglevel = ERROR
			pekko.actor.provider = remote
			pekko.actor.default-dispatcher {
			  executor = fork-join-executor
			  fork-join-executor { parallelism-min = %1$d, parallelism-max = %1$d }
			  throughput = 256
			}
			pekko.actor.default-mailbox.mailbox-type = "org.apache.pekko.dispatch.SingleConsumerOnlyUnboundedMailbox"
			pekko.remote.artery {
			  transport = tcp
			  canonical { hostname = 127.0.0.1, port = 0 }
			  advanced { inbound-lanes = 1, outbound-message-queue-size = 100000, buffer-pool-size = 512 }
			}
			""".formatted(Runtime.getRuntime().availableProcessors())).withFallback(ConfigFactory.load()));

	@Override
	public String serve() {
		ActorRef actor = this.system.actorOf(Props.create(Answering.class, Answering::new));
		return actor.path().toStringWithAddress(this.system.provider().getDefaultAddress());
	}

	@Override
	public Client connect(String address) {
		ActorRef peer = this.system.actorSelection(address).resolveOne(PATIENCE).toCompletableFuture().join();
		ActorRef actor = this.system.actorOf(Props.create(Talking.class, () -> new Talking(peer)));
		return (conversation) -> actor.tell(conversation, ActorRef.noSender());
	}

	@Override
	public void close() {
		this.system.terminate();
		this.system.getWhenTerminated().toCompletableFuture().join();
	}

	/** Answers. */
	private static final class Answering extends UntypedAbstractActor {

		private final Peer.Counting counting = new Peer.Counting();

		@Override
		public void onReceive(Object message) {
			byte[] payload = (byte[]) message;
			if (this.counting.isAnswered(payload)) {
				getSender().tell(payload, getSelf());
			}
		}

	}

	/** Holds the conversation. */
	private static final class Talking extends UntypedAbstractActor implements Sender {

		private final ActorRef peer;

		private @Nullable Conversation conversation;

		Talking(ActorRef peer) {
			this.peer = peer;
		}

		@Override
		public void onReceive(Object message) {
			if (message instanceof Conversation next) {
				this.conversation = next;
				next.begin(this);
			}
			else if (this.conversation != null) {
				this.conversation.answered(this);
			}
		}

		@Override
		public void send(byte[] payload) {
			this.peer.tell(payload, getSelf());
		}

	}

}
