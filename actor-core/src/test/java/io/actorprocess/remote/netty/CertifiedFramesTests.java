package io.actorprocess.remote.netty;

import java.io.IOException;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.message.Address;
import io.actorprocess.remote.ClientAuth;
import io.actorprocess.remote.TlsOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For which node a client may speak frames, by the certificate that it shows: what is
 * sent to that node would leave over its connection.
 */
class CertifiedFramesTests implements WithoutLeaks {

	private static final TestCertificates OURS = new TestCertificates("ours");

	private NettySocketManager manager = new NettySocketManager();

	private Address server;

	@AfterEach
	void close() {
		this.manager.close();
	}

	private void bind(ClientAuth clients) throws Exception {
		TlsOptions tls = TlsOptions.of(OURS.context("127.0.0.1")).withClientAuth(clients);
		this.manager = new NettySocketManager(NettySocketOptions.builder().tls(tls).build());
		this.server = this.manager.bind(Address.parse("127.0.0.1:0"), new EchoListener());
	}

	private String ask(SSLContext context, String node) throws IOException {
		try (RawClient client = new RawClient(this.server, context.getSocketFactory().createSocket())) {
			return client
				.send("GET /__frames__ HTTP/1.1\r\nHost: " + this.server + "\r\nConnection: Upgrade\r\n"
						+ "Upgrade: actor-frames/1\r\nActor-Hello: node=" + node + "; session=2a; generation=1\r\n\r\n")
				.read();
		}
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 127.0.0.1:9, 101", "127.0.0.2, 127.0.0.2:9, 101", "127.0.0.1, 127.0.0.2:9, 403",
			"127.0.0.2, 127.0.0.1:9, 403" })
	void clientSpeaksForTheAddressInItsCertificateAndNoOther(String certified, String node, int status)
			throws Exception {
		bind(ClientAuth.NEED);

		assertThat(ask(OURS.context(certified), node)).startsWith("HTTP/1.1 " + status + " ");
	}

	@ParameterizedTest
	@ValueSource(ints = { 101, 403 })
	void clientWithoutACertificateSpeaksForItsOwnAddress(int status) throws Exception {
		bind(ClientAuth.WANT);

		assertThat(ask(TestCertificates.context(null, OURS.trust()), (status == 101) ? "127.0.0.1:9" : "127.0.0.2:9"))
			.startsWith("HTTP/1.1 " + status + " ");
	}

}
