package io.actorprocess.remote.netty;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.message.Address;
import io.actorprocess.remote.ClientAuth;
import io.actorprocess.remote.Refusal;
import io.actorprocess.remote.TlsEngines;
import io.actorprocess.remote.TlsOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What clients meet at a listening port with TLS.
 */
class TlsTests implements WithoutLeaks {

	private static final Address ANY = Address.parse("127.0.0.1:0");

	private static final String GET = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

	private static final TestCertificates OURS = new TestCertificates("ours");

	private final List<NettySocketManager> managers = new ArrayList<>();

	private final EchoListener listener = new EchoListener();

	@AfterEach
	void close() {
		this.managers.forEach(NettySocketManager::close);
	}

	private Address listen(NettySocketOptions.Builder options) {
		NettySocketManager manager = new NettySocketManager(options.build());
		this.managers.add(manager);
		return manager.bind(ANY, this.listener);
	}

	private Address listen(TlsOptions tls) {
		return listen(NettySocketOptions.builder().tls(tls));
	}

	private static TlsOptions tls() throws Exception {
		return TlsOptions.of(OURS.context("127.0.0.1"));
	}

	private static RawClient connect(Address server, SSLContext context) throws IOException {
		return new RawClient(server, context.getSocketFactory().createSocket());
	}

	private static RawClient connect(Address server) throws Exception {
		return connect(server, TestCertificates.context(null, OURS.trust()));
	}

	@Test
	void requestsAreAnsweredInside() throws Exception {
		try (RawClient client = connect(listen(tls()))) {
			assertThat(client.send(GET).read()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("/a");

			client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc");

			assertThat(client.readStatus()).isEqualTo(200);
			assertThat(this.listener.requests.get(1).text()).isEqualTo("abc");
		}
	}

	@Test
	void clientWithTlsFailsWhereTlsIsOff() throws Exception {
		try (RawClient client = connect(listen(NettySocketOptions.builder()))) {
			assertThatThrownBy(() -> client.send(GET)).isInstanceOf(IOException.class);
		}
		assertThat(this.listener.requests).isEmpty();
	}

	@Test
	void plainClientIsTurnedAwayWithoutAByteOfHttp() throws Exception {
		Address server = listen(tls());
		try (RawClient client = new RawClient(server)) {
			assertThat(client.send(GET).readToEnd()).doesNotContain("HTTP");
		}
		try (RawClient client = connect(server)) {
			assertThat(client.send(GET).readStatus()).isEqualTo(200);
		}
		assertThat(this.listener.requests).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void plainClientIsServedIfThatIsAllowed(String protocol) throws Exception {
		Address server = listen(only(protocol, tls()).withAcceptPlain(true));
		try (RawClient plain = new RawClient(server); RawClient secure = connect(server)) {
			assertThat(plain.send(GET).readStatus()).isEqualTo(200);
			assertThat(plain.send(GET).readStatus()).isEqualTo(200);
			assertThat(secure.send(GET).readStatus()).isEqualTo(200);
			assertThat(protocolOf(secure)).isEqualTo(protocol);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void plainClientIsNotServedOtherwise(String protocol) throws Exception {
		try (RawClient plain = new RawClient(listen(only(protocol, tls())))) {
			assertThat(plain.send(GET).readToEnd()).doesNotContain("HTTP");
		}
		assertThat(this.listener.requests).isEmpty();
	}

	@Test
	void silentClientKeepsNobodyWaiting() throws Exception {
		Address server = listen(tls().withAcceptPlain(true));
		try (RawClient silent = new RawClient(server);
				RawClient silentToo = new RawClient(server);
				RawClient secure = connect(server)) {
			assertThat(secure.send(GET).readStatus()).isEqualTo(200);
			assertThat(silent.send(GET).readStatus()).isEqualTo(200);
			assertThat(silentToo.socket().isConnected()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void slowHandshakeIsGivenUp(boolean begun) throws Exception {
		try (RawClient client = new RawClient(listen(tls().withHandshakeTimeout(Duration.ofMillis(100))))) {
			client.send(begun ? "\u0016\u0003\u0001" : "");

			assertThat(client.readToEnd()).doesNotContain("HTTP");
		}
		assertThat(this.managers.get(0).statistics().refused()).isEqualTo(Map.of(Refusal.HANDSHAKE, 1L));
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2, TLSv1.2, true", "TLSv1.3, TLSv1.3, true", "TLSv1.2, TLSv1.3, false",
			"TLSv1.3, TLSv1.2, false" })
	void bothSidesNeedACommonProtocol(String ofServer, String ofClient, boolean works) throws Exception {
		try (RawClient client = connect(listen(only(ofServer, tls())))) {
			((SSLSocket) client.socket()).setEnabledProtocols(new String[] { ofClient });

			if (works) {
				assertThat(client.send(GET).readStatus()).isEqualTo(200);
				assertThat(protocolOf(client)).isEqualTo(ofClient);
			}
			else {
				assertThatThrownBy(() -> client.send(GET)).isInstanceOf(SSLHandshakeException.class);
			}
		}
	}

	@Test
	void keysAreExchangedByEllipticCurves() throws Exception {
		try (RawClient client = connect(listen(only("TLSv1.2", tls())))) {
			client.send(GET).readStatus();

			assertThat(((SSLSocket) client.socket()).getSession().getCipherSuite()).startsWith("TLS_ECDHE_");
		}
	}

	@Test
	void suiteWithoutCertificatesIsNeverUsed() throws Exception {
		String[] anonymous = { "TLS_ECDH_anon_WITH_AES_128_CBC_SHA" };
		SSLContext context = OURS.context("127.0.0.1");
		Address server = listen(TlsOptions.of((host, port) -> {
			var engine = context.createSSLEngine();
			engine.setEnabledCipherSuites(anonymous);
			return engine;
		}));
		try (RawClient client = connect(server)) {
			((SSLSocket) client.socket()).setEnabledCipherSuites(anonymous);

			assertThatThrownBy(() -> client.send(GET)).isInstanceOf(SSLHandshakeException.class);
		}
	}

	/** The example of the guide. */
	@Test
	void newConnectionsGetTheNewCertificate() throws Exception {
		TestCertificates certificates = OURS;
		AtomicReference<SSLContext> current = new AtomicReference<>(certificates.context("127.0.0.1"));
		TlsOptions tls = TlsOptions.of(TlsEngines.of(current::get)).withClientAuth(ClientAuth.NEED);
		NettySocketManager sockets = new NettySocketManager(NettySocketOptions.builder().tls(tls).build());
		this.managers.add(sockets);
		Address server = sockets.bind(ANY, this.listener);
		TestCertificates successor = new TestCertificates("successor");
		SSLContext newClient = TestCertificates.context(successor.issue("127.0.0.1"), successor.trust());
		try (RawClient before = connect(server, OURS.context("127.0.0.1"))) {
			assertThat(before.send(GET).readStatus()).isEqualTo(200);

			current.set(successor.context("127.0.0.1"));

			try (RawClient after = connect(server, newClient)) {
				assertThat(after.send(GET).readStatus()).isEqualTo(200);
			}
			assertThat(before.send(GET).readStatus()).isEqualTo(200);
		}
	}

	@Test
	void refusalSurvivesBytesThatFollowIt() throws Exception {
		try (RawClient client = connect(listen(tls()))) {
			client.send("hello\r\n\r\n" + "x".repeat(10_000));

			assertThat(client.read()).startsWith("HTTP/1.1 400 Bad Request\r\n");
			assertThat(client.readToEnd()).isEmpty();
		}
	}

	@Test
	void clientNeedsACertificateIfItMust() throws Exception {
		Address server = listen(tls().withClientAuth(ClientAuth.NEED));
		TestCertificates theirs = new TestCertificates("theirs");
		TrustManager trust = OURS.trust();

		assertThat(isServed(server, OURS.context("127.0.0.1"))).isTrue();
		assertThat(isServed(server, TestCertificates.context(null, trust))).isFalse();
		assertThat(isServed(server, TestCertificates.context(theirs.issue("127.0.0.1"), trust))).isFalse();
		assertThat(isServed(server, TestCertificates.context(OURS.expired("127.0.0.1"), trust))).isFalse();
	}

	@Test
	void clientMayHaveACertificateIfItLikes() throws Exception {
		Address server = listen(tls().withClientAuth(ClientAuth.WANT));

		assertThat(isServed(server, OURS.context("127.0.0.1"))).isTrue();
		assertThat(isServed(server, TestCertificates.context(null, OURS.trust()))).isTrue();
		assertThat(isServed(server, TestCertificates.context(OURS.expired("127.0.0.1"), OURS.trust()))).isFalse();
	}

	@Test
	void senderMustBeNamedByTheCertificateOfItsConnection() throws Exception {
		TlsOptions mutual = tls().withClientAuth(ClientAuth.NEED);
		try (RawClient client = connect(listen(mutual), OURS.context("127.0.0.1"))) {
			assertThat(client.send(ping("127.0.0.1")).readStatus()).isEqualTo(202);
			assertThat(client.send(ping("10.9.9.9")).read()).startsWith("HTTP/1.1 400 ").contains("a@10.9.9.9:1");
		}
		try (RawClient client = connect(listen(mutual.withVerifyAddress(false)), OURS.context("127.0.0.1"))) {
			assertThat(client.send(ping("10.9.9.9")).readStatus()).isEqualTo(202);
		}
		assertThat(this.listener.messages).hasSize(2);
	}

	private static String ping(String ip) {
		return "POST /echo/ping HTTP/1.1\r\nLibprocess-From: a@" + ip + ":1\r\nHost: h\r\n\r\n";
	}

	/**
	 * With TLS 1.3 a client learns only when it reads that its certificate was refused.
	 */
	private static boolean isServed(Address server, SSLContext context) {
		try (RawClient client = connect(server, context)) {
			return client.send(GET).readStatus() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static TlsOptions only(String protocol, TlsOptions options) {
		TlsEngines engines = (host, port) -> {
			var engine = options.engines().create(host, port);
			engine.setEnabledProtocols(new String[] { protocol });
			return engine;
		};
		return TlsOptions.of(engines);
	}

	private static String protocolOf(RawClient client) {
		return ((SSLSocket) client.socket()).getSession().getProtocol();
	}

}
