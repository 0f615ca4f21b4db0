package io.actorprocess.remote.netty;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.ClientAuth;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.SocketStatistics;
import io.actorprocess.remote.TlsOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom a runtime trusts with its messages.
 */
class OutboundTlsTests implements WithoutLeaks {

	private static final Address ANY = Address.parse("127.0.0.1:0");

	private static final TestCertificates OURS = new TestCertificates("ours");

	private static final TestCertificates THEIRS = new TestCertificates("theirs");

	private final List<NettySocketManager> managers = new ArrayList<>();

	private final EchoListener receiver = new EchoListener();

	private final EchoListener sender = new EchoListener();

	@AfterEach
	void close() {
		this.managers.forEach(NettySocketManager::close);
	}

	private NettySocketManager manager(TlsOptions tls) {
		NettySocketManager manager = new NettySocketManager(NettySocketOptions.builder().tls(tls).build());
		this.managers.add(manager);
		return manager;
	}

	private Address listen(TlsOptions tls) {
		return manager(tls).bind(ANY, this.receiver);
	}

	private static TlsOptions tls(X509Bundle identity) throws Exception {
		return TlsOptions.of(TestCertificates.context(identity, OURS.trust()));
	}

	private static TlsOptions tls() throws Exception {
		return TlsOptions.of(OURS.context("127.0.0.1"));
	}

	private NettySocketManager send(TlsOptions tls, Address to) {
		NettySocketManager manager = manager(tls);
		Address from = manager.bind(ANY, this.sender);
		manager.send(message(from, to));
		return manager;
	}

	private static Message message(Address from, Address to) {
		return new Message("ping", new UPID("a", from), new UPID("echo", to), "hi".getBytes(StandardCharsets.UTF_8));
	}

	private void assertDelivered(TlsOptions tls, Address to) throws InterruptedException {
		send(tls, to);
		assertThat(EchoListener.next(this.receiver.messages).body()).asString().isEqualTo("hi");
	}

	private void assertRefused(TlsOptions tls, Address to) throws InterruptedException {
		NettySocketManager manager = send(tls, to);
		assertThat(EchoListener.next(this.sender.undelivered).reason()).isEqualTo(DeadLetterReason.CONNECT_FAILED);
		manager.link(new UPID("echo", to), LinkMode.REUSE);
		assertThat(EchoListener.next(this.sender.exits)).isEqualTo(to);
		assertThat(this.receiver.messages).isEmpty();
	}

	@Test
	void messagesTravelBothWays() throws Exception {
		NettySocketManager one = manager(tls().withClientAuth(ClientAuth.NEED));
		NettySocketManager other = manager(tls().withClientAuth(ClientAuth.NEED));
		Address here = one.bind(ANY, this.sender);
		Address there = other.bind(ANY, this.receiver);

		for (int i = 0; i < 1_000; i++) {
			one.send(message(here, there));
			other.send(message(there, here));
		}

		for (int i = 0; i < 1_000; i++) {
			assertThat(EchoListener.next(this.receiver.messages).from().address()).isEqualTo(here);
			assertThat(EchoListener.next(this.sender.messages).from().address()).isEqualTo(there);
		}
		assertThat(one.statistics().connections()).extracting(SocketStatistics.Connection::transport)
			.contains(Traffic.FRAMES);
	}

	@Test
	void bothSidesAgreeWhoIsConnected() throws Exception {
		NettySocketManager server = manager(tls());
		Address address = server.bind(ANY, this.receiver);
		NettySocketManager client = send(tls(), address);
		EchoListener.next(this.receiver.messages);

		assertThat(client.statistics().connections()).extracting(SocketStatistics.Connection::peer)
			.containsExactly(address.toString());
		assertThat(server.statistics().connections()).singleElement()
			.satisfies((connection) -> assertThat(connection.inbound()).isTrue())
			.satisfies((connection) -> assertThat(connection.peer()).startsWith("127.0.0.1:"));
	}

	@Test
	void peerOfAForeignAuthorityIsRefused() throws Exception {
		assertRefused(tls(), listen(tls(THEIRS.issue("127.0.0.1"))));
	}

	@Test
	void peerWithAnExpiredCertificateIsRefused() throws Exception {
		assertRefused(tls(), listen(tls(OURS.expired("127.0.0.1"))));
	}

	@Test
	void peerWhoseCertificateNamesAnotherAddressIsRefused() throws Exception {
		assertRefused(tls(), listen(tls(OURS.issue("127.0.0.2"))));
	}

	@Test
	void addressIsNotComparedIfThatIsSwitchedOff() throws Exception {
		assertDelivered(tls().withVerifyAddress(false), listen(tls(OURS.issue("127.0.0.2"))));
	}

	@Test
	void trustManagerThatVerifiesNothingAcceptsAnyPeer() throws Exception {
		SSLContext credulous = TestCertificates.context(null, TestCertificates.CREDULOUS);

		assertDelivered(TlsOptions.of(credulous), listen(tls(THEIRS.issue("127.0.0.2"))));
	}

	@Test
	void plainPeerIsRefused() throws Exception {
		NettySocketManager plain = new NettySocketManager();
		this.managers.add(plain);

		assertRefused(tls(), plain.bind(ANY, this.receiver));
	}

	@Test
	void messagesLeavePlainWhileTheOthersMoveToTls() throws Exception {
		NettySocketManager plain = new NettySocketManager();
		this.managers.add(plain);

		assertDelivered(tls().withOutbound(false), plain.bind(ANY, this.receiver));
	}

	@Test
	void enginesAreMadeForThePeer() throws Exception {
		List<String> peers = new CopyOnWriteArrayList<>();
		SSLContext context = OURS.context("127.0.0.1");
		Address server = listen(tls());

		assertDelivered(TlsOptions.of((host, port) -> {
			peers.add(host + ":" + port);
			return context.createSSLEngine(host, port);
		}), server);

		assertThat(peers).containsExactly(server.toString());
	}

	@Test
	void engineThatCannotBeMadeFailsTheConnection() throws Exception {
		assertRefused(TlsOptions.of((host, port) -> {
			throw new IllegalStateException("no key");
		}), listen(tls()));
	}

	@Test
	void trustManagerMayRefuseWhateverItLikes() throws Exception {
		assertRefused(TlsOptions.of(TestCertificates.context(null, new X509TrustManager() {

			@Override
			public void checkClientTrusted(X509Certificate[] chain, String type) {
			}

			@Override
			public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
				throw new CertificateException("never");
			}

			@Override
			public X509Certificate[] getAcceptedIssuers() {
				return new X509Certificate[0];
			}

		})), listen(tls()));
	}

	@Test
	void messageAfterTheEndOfTheConnectionIsReported() throws Exception {
		NettySocketManager server = manager(tls());
		Address address = server.bind(ANY, this.receiver);
		NettySocketManager client = send(tls(), address);
		client.link(new UPID("echo", address), LinkMode.REUSE);
		EchoListener.next(this.receiver.messages);

		server.close();

		assertThat(EchoListener.next(this.sender.exits)).isEqualTo(address);
		client.send(message(address, address));
		assertThat(EchoListener.next(this.sender.undelivered).reason()).isEqualTo(DeadLetterReason.CONNECT_FAILED);
	}

}
