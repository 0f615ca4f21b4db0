package io.actorprocess.remote.netty;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.actorprocess.http.AccessControl;
import io.actorprocess.http.BasicAuthenticator;
import io.actorprocess.http.Credentials;
import io.actorprocess.http.Firewall;
import io.actorprocess.http.FirewallRule;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.MessageCredentials;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes that would speak frames, some of which guard their messages. A connection carries
 * messages both ways, so both ends have to prove who they are.
 */
class GuardedFramesTests implements WithoutLeaks {

	private static final String NODE = Credentials.basic("node", "secret");

	/** A runtime with one process, and what it got and did not get. */
	private static final class Node implements AutoCloseable {

		private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

		private final BlockingQueue<DeadLetter> lost = new LinkedBlockingQueue<>();

		private final Firewall firewall = new Firewall();

		private final ProcessManager manager;

		private final UPID inbox;

		Node(boolean guarded, @Nullable MessageCredentials credentials) {
			AccessControl access = new AccessControl();
			access.setAuthenticator("nodes", new BasicAuthenticator("nodes", Map.of("node", "secret")));
			if (guarded) {
				access.guardMessages("nodes");
			}
			this.manager = ProcessManager.builder()
				.workerCount(1)
				.accessControl(access)
				.firewall(this.firewall)
				.socketManager(new NettySocketManager(NettySocketOptions.builder().credentials(credentials).build()))
				.start();
			this.manager.deadLetters().subscribe(this.lost::add);
			this.inbox = this.manager.spawn(new Inbox(this.arrived)).upid();
		}

		void send(Node to, String name) {
			this.manager.pid("inbox", Inbox.class).tell((inbox) -> inbox.forward(to.inbox, name));
		}

		@Override
		public void close() {
			this.manager.close();
		}

	}

	private static final class Inbox extends ProcessBase {

		private Inbox(BlockingQueue<String> arrived) {
			super("inbox");
			install("a", (from, body) -> arrived.add("a"));
			install("b", (from, body) -> arrived.add("b"));
		}

		private void forward(UPID to, String name) {
			send(to, name, new byte[0]);
		}

	}

	@Test
	void nodesThatProveWhoTheyAreSpeakFramesBothWays() throws Exception {
		try (Node one = new Node(true, (peer) -> NODE); Node other = new Node(true, (peer) -> NODE)) {
			one.send(other, "a");
			assertThat(EchoListener.next(other.arrived)).isEqualTo("a");
			other.send(one, "b");
			assertThat(EchoListener.next(one.arrived)).isEqualTo("b");

			assertThat(one.lost).isEmpty();
			assertThat(one.manager.monitor().statistics().sockets().connections()).isNotEmpty()
				.allSatisfy((connection) -> assertThat(connection.transport()).isEqualTo(Traffic.FRAMES));
		}
	}

	@Test
	void nodeThatProvesNothingIsNotHeardOverAConnectionThatTheOtherMade() throws Exception {
		try (Node guarded = new Node(true, null); Node stranger = new Node(false, null)) {
			guarded.send(stranger, "a");
			assertThat(EchoListener.next(stranger.arrived)).isEqualTo("a");

			stranger.send(guarded, "b");

			assertThat(EchoListener.next(guarded.lost).reason()).isEqualTo(DeadLetterReason.FORBIDDEN);
			assertThat(guarded.arrived).isEmpty();
		}
	}

	@Test
	void credentialsAreShownOnlyToWhomMessagesAreSentOrWhoProvedTheirs() throws Exception {
		BlockingQueue<String> shown = new LinkedBlockingQueue<>();
		try (Node careless = new Node(false, (peer) -> {
			shown.add(peer.toString());
			return NODE;
		}); Node stranger = new Node(false, null)) {
			stranger.send(careless, "a");
			assertThat(EchoListener.next(careless.arrived)).isEqualTo("a");

			assertThat(shown).isEmpty();
		}
	}

	@Test
	void firewallHoldsForFrames() throws Exception {
		try (Node one = new Node(false, null); Node other = new Node(false, null)) {
			other.firewall.install(List.of(FirewallRule.disabledEndpoints(Set.of("/inbox/a"))));

			one.send(other, "a");
			one.send(other, "b");

			assertThat(EchoListener.next(other.arrived)).isEqualTo("b");
			assertThat(EchoListener.next(other.lost).reason()).isEqualTo(DeadLetterReason.FORBIDDEN);
			assertThat(other.arrived).isEmpty();
		}
	}

}
