package io.actorprocess.remote.netty;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;

/**
 * An authority and the certificates that it issues.
 */
final class TestCertificates {

	/** Verifies nothing. */
	static final TrustManager CREDULOUS = new Credulous();

	private static final KeyManager[] NO_KEYS = {};

	private final X509Bundle authority;

	TestCertificates(String authority) {
		try {
			this.authority = new CertificateBuilder().ecp256()
				.subject("CN=" + authority)
				.setIsCertificateAuthority(true)
				.buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	TrustManager trust() {
		return this.authority.toTrustManager();
	}

	X509Bundle issue(String ip) throws Exception {
		return builder(ip).buildIssuedBy(this.authority);
	}

	X509Bundle expired(String ip) throws Exception {
		Instant now = Instant.now();
		return builder(ip).notBefore(now.minus(Duration.ofDays(2)))
			.notAfter(now.minus(Duration.ofDays(1)))
			.buildIssuedBy(this.authority);
	}

	private static CertificateBuilder builder(String ip) {
		return new CertificateBuilder().ecp256().subject("CN=node").addSanIpAddress(ip);
	}

	/**
	 * A context of a node that this authority issued a certificate, and that trusts it.
	 * @param ip what the certificate is for
	 * @return the context
	 * @throws Exception if that is not possible here
	 */
	SSLContext context(String ip) throws Exception {
		return context(issue(ip), trust());
	}

	static SSLContext context(@Nullable X509Bundle identity, TrustManager trust) throws GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init((identity != null) ? identity.toKeyManagerFactory().getKeyManagers() : NO_KEYS,
				new TrustManager[] { trust }, null);
		return context;
	}

	private static final class Credulous extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
