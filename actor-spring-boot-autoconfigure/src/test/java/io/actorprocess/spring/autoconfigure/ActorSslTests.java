package io.actorprocess.spring.autoconfigure;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import io.actorprocess.message.Address;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.remote.ClientAuth;
import io.actorprocess.remote.TlsOptions;
import io.actorprocess.remote.netty.NettySocketManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * An SSL bundle encrypts the actor port.
 */
@ExtendWith(OutputCaptureExtension.class)
class ActorSslTests {

	private static final String WARNING = "takes connections without TLS";

	private static X509Bundle authority;

	private static X509Bundle node;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, ActorAutoConfiguration.class))
		.withPropertyValues("spring.ssl.bundle.pem.node.keystore.certificate=" + node.getCertificatePathPEM(),
				"spring.ssl.bundle.pem.node.keystore.private-key=" + node.getPrivateKeyPEM(),
				"spring.ssl.bundle.pem.node.truststore.certificate=" + authority.getCertificatePEM());

	@BeforeAll
	static void issue() throws Exception {
		authority = new CertificateBuilder().ecp256()
			.subject("CN=authority")
			.setIsCertificateAuthority(true)
			.buildSelfSigned();
		node = issueNode();
	}

	private static X509Bundle issueNode() throws Exception {
		return new CertificateBuilder().ecp256()
			.subject("CN=node")
			.addSanIpAddress("127.0.0.1")
			.buildIssuedBy(authority);
	}

	@Test
	void certificateOfTheBundleIsShown() {
		encrypted().run((context) -> assertThat(certificateShownBy(context)).isEqualTo(node.getCertificate()));
	}

	private ApplicationContextRunner encrypted() {
		return this.runner.withPropertyValues("actor.ssl.bundle=node");
	}

	@Test
	void updatedBundleServesTheConnectionsThatComeAfter() {
		encrypted().run((context) -> {
			X509Bundle renewed = issueNode();
			try (SSLSocket before = connect(context, null)) {
				assertThat(statusOf(before)).isEqualTo("404");

				context.getBean(SslBundleRegistry.class).updateBundle("node", bundle(renewed));

				assertThat(certificateShownBy(context)).isEqualTo(renewed.getCertificate());
				assertThat(statusOf(before)).isEqualTo("404");
			}
		});
	}

	@Test
	void updateThatCannotBeReadChangesNothing(CapturedOutput output) {
		encrypted().run((context) -> {
			context.getBean(SslBundleRegistry.class).updateBundle("node", SslBundle.of(new UnreadableStores()));

			assertThat(certificateShownBy(context)).isEqualTo(node.getCertificate());
			assertThat(output).contains("The update of the SSL bundle 'node' cannot be read");
		});
	}

	@Test
	void protocolsAndCipherSuitesAreThoseOfTheBundle() {
		encrypted()
			.withPropertyValues("spring.ssl.bundle.pem.node.options.enabled-protocols=TLSv1.2",
					"spring.ssl.bundle.pem.node.options.ciphers=TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")
			.run((context) -> {
				try (SSLSocket socket = connect(context, null)) {
					assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
					assertThat(socket.getSession().getCipherSuite())
						.isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
				}
			});
	}

	@Test
	void clientNeedsACertificateIfItMust() {
		encrypted().withPropertyValues("actor.ssl.client-auth=need").run((context) -> {
			try (SSLSocket known = connect(context, node); SSLSocket unknown = connect(context, null)) {
				assertThat(statusOf(known)).isEqualTo("404");
				assertThatException().isThrownBy(() -> statusOf(unknown)).isInstanceOf(IOException.class);
			}
		});
	}

	@Test
	void plainClientIsServedAfterADowngrade() {
		encrypted().withPropertyValues("actor.ssl.support-downgrade=true").run((context) -> {
			try (Socket plain = plainSocket(context)) {
				assertThat(statusOf(plain)).isEqualTo("404");
			}
			assertThat(certificateShownBy(context)).isEqualTo(node.getCertificate());
		});
	}

	@Test
	void propertiesReachTheSockets() {
		encrypted()
			.withPropertyValues("actor.ssl.client-auth=want", "actor.ssl.verify-address=false",
					"actor.ssl.support-downgrade=true", "actor.ssl.outbound=false", "actor.ssl.handshake-timeout=3s")
			.run((context) -> {
				TlsOptions options = new TlsSetup(context.getBean(ActorProperties.class),
						context.getBean(SslBundles.class))
					.toOptions();

				assertThat(options).isEqualTo(
						new TlsOptions(options.engines(), ClientAuth.WANT, false, true, false, Duration.ofSeconds(3)));
			});
	}

	@Test
	void nothingIsEncryptedWithoutABundle() {
		this.runner.run((context) -> {
			try (Socket plain = plainSocket(context)) {
				assertThat(statusOf(plain)).isEqualTo("404");
			}
		});
	}

	@ParameterizedTest
	@CsvSource({ "0.0.0.0, false, Set the property actor.ssl.bundle",
			"0.0.0.0, true, Set the property actor.ssl.support-downgrade to false" })
	void plainPortThatStrangersReachIsWarnedOfOnce(String ip, boolean downgrade, String remedy, CapturedOutput output) {
		ApplicationContextRunner started = downgrade ? encrypted() : this.runner;
		started.withPropertyValues("actor.ip=" + ip, "actor.ssl.support-downgrade=" + downgrade)
			.run((context) -> assertThat(output.getOut()).containsOnlyOnce(WARNING).contains(remedy));
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, false", "0.0.0.0, true" })
	void otherPortIsNotWarnedOf(String ip, boolean secure, CapturedOutput output) {
		ApplicationContextRunner started = secure ? encrypted() : this.runner;
		started.withPropertyValues("actor.ip=" + ip).run((context) -> {
			assertThat(context).hasSingleBean(NettySocketManager.class);
			assertThat(output).doesNotContain(WARNING);
		});
	}

	@Test
	void unknownBundleIsReportedWithThoseThatThereAre(CapturedOutput output) {
		start("--actor.ssl.bundle=nodes", "--spring.ssl.bundle.pem.node.keystore.certificate=" + pem());

		assertThat(output).contains("Invalid value 'nodes' for configuration property 'actor.ssl.bundle'")
			.contains("There is no SSL bundle of that name, only [node]");
	}

	@Test
	void refusedTimeoutIsReportedWithItsProperty(CapturedOutput output) {
		start("--actor.ssl.bundle=node", "--spring.ssl.bundle.pem.node.keystore.certificate=" + pem(),
				"--actor.ssl.handshake-timeout=0s");

		assertThat(output).contains("Invalid value '0s' for configuration property 'actor.ssl.handshake-timeout'")
			.contains("must be positive");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere/node.pem", "-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----" })
	void unreadableCertificateIsReportedWithItsProperty(String certificate, CapturedOutput output) {
		start("--actor.ssl.bundle=node", "--spring.ssl.bundle.pem.node.keystore.certificate=" + certificate);

		assertThat(output).contains("Invalid value 'node' for configuration property 'actor.ssl.bundle'")
			.contains("The SSL bundle cannot be used");
	}

	private static String pem() {
		return node.getCertificatePathPEM() + node.getPrivateKeyPEM();
	}

	private static void start(String... arguments) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(SslAutoConfiguration.class,
				ActorAutoConfiguration.class)
			.web(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run(arguments));
	}

	private static Certificate certificateShownBy(ApplicationContext context) throws Exception {
		try (SSLSocket socket = connect(context, null)) {
			return socket.getSession().getPeerCertificates()[0];
		}
	}

	private static SSLSocket connect(ApplicationContext context, X509Bundle identity) throws Exception {
		SSLContext client = SSLContext.getInstance("TLS");
		client.init((identity != null) ? identity.toKeyManagerFactory().getKeyManagers() : new KeyManager[0],
				new TrustManager[] { authority.toTrustManager() }, null);
		Address server = context.getBean(ProcessManager.class).address();
		return (SSLSocket) client.getSocketFactory().createSocket("127.0.0.1", server.port());
	}

	private static Socket plainSocket(ApplicationContext context) throws IOException {
		return new Socket("127.0.0.1", context.getBean(ProcessManager.class).address().port());
	}

	private static String statusOf(Socket socket) throws IOException {
		socket.setSoTimeout(20_000);
		socket.getOutputStream().write("GET /nobody HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		String head = readLine(socket);
		int length = 0;
		for (String line = readLine(socket); !line.isEmpty(); line = readLine(socket)) {
			length = line.startsWith("Content-Length: ") ? Integer.parseInt(line.substring(16)) : length;
		}
		socket.getInputStream().skipNBytes(length);
		return head.substring(9, 12);
	}

	private static String readLine(Socket socket) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int b = socket.getInputStream().read(); b != '\n'; b = socket.getInputStream().read()) {
			if (b < 0) {
				throw new EOFException("Closed after: " + line);
			}
			line.append((char) b);
		}
		return line.toString().strip();
	}

	private static SslBundle bundle(X509Bundle identity) throws Exception {
		return SslBundle.of(SslStoreBundle.of(identity.toKeyStore(new char[0]), "", null));
	}

	private static final class UnreadableStores implements SslStoreBundle {

		@Override
		public KeyStore getKeyStore() {
			throw new IllegalStateException("half written");
		}

		@Override
		public String getKeyStorePassword() {
			return "";
		}

		@Override
		public KeyStore getTrustStore() {
			throw new IllegalStateException("half written");
		}

	}

}
