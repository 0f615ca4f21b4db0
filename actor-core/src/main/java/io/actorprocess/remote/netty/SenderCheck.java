package io.actorprocess.remote.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.net.ssl.SSLPeerUnverifiedException;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.TlsOptions;

/**
 * Says whether one connection may speak for a sender: from its own IP address only, if
 * that is required, and for the IP addresses in its certificate, if it showed one.
 * <p>
 * Thread-safety: owned by the event loop of its channel.
 */
final class SenderCheck {

	private static final Integer IP_ADDRESS = 7;

	private final Channel channel;

	private final InetAddress client;

	private final @Nullable InetAddress requiredIp;

	private final boolean verifyCertificate;

	/** Read from the certificate at the first message; null if there is none. */
	private @Nullable Set<InetAddress> certified;

	private boolean read;

	SenderCheck(NettySocketOptions options, Channel channel, InetSocketAddress client) {
		TlsOptions tls = options.tls();
		this.channel = channel;
		this.client = client.getAddress();
		this.requiredIp = options.requirePeerIpMatch() ? client.getAddress() : null;
		this.verifyCertificate = tls != null && tls.verifyAddress();
	}

	/**
	 * Judges a sender.
	 * @param from who says to have sent a message
	 * @return why it may not, or null if it may
	 */
	@Nullable String objection(UPID from) {
		InetAddress ip = from.address().ip();
		if (this.requiredIp != null && !this.requiredIp.equals(ip)) {
			return "UPID IP address validation failed: Message from " + from + " was sent from IP "
					+ this.requiredIp.getHostAddress();
		}
		if (this.verifyCertificate && !isCertified(ip)) {
			return "The certificate of the client does not name the IP address of the sender " + from;
		}
		return null;
	}

	/**
	 * Judges a node that wants to be sent messages over this connection.
	 * @param node whose processes it says to be the node of
	 * @return why it may not, or null if it may
	 */
	@Nullable String objectionToNode(UPID node) {
		String objection = objection(node);
		InetAddress ip = node.address().ip();
		boolean proved = this.client.equals(ip) || (this.verifyCertificate && this.certified != null);
		return (objection != null || proved) ? objection
				: "The node " + node.address() + " has another IP address than " + this.client.getHostAddress();
	}

	private boolean isCertified(InetAddress ip) {
		if (!this.read) {
			this.certified = readCertificate();
			this.read = true;
		}
		return this.certified == null || this.certified.contains(ip);
	}

	private @Nullable Set<InetAddress> readCertificate() {
		SslHandler tls = this.channel.pipeline().get(SslHandler.class);
		if (tls == null) {
			return null;
		}
		try {
			Certificate certificate = tls.engine().getSession().getPeerCertificates()[0];
			return (certificate instanceof X509Certificate x509) ? ipAddresses(x509) : Set.of();
		}
		catch (SSLPeerUnverifiedException ex) {
			return null;
		}
	}

	private static Set<InetAddress> ipAddresses(X509Certificate certificate) {
		try {
			Collection<List<?>> names = certificate.getSubjectAlternativeNames();
			return (names == null) ? Set.of()
					: names.stream()
						.filter((name) -> name.get(0).equals(IP_ADDRESS))
						.map((name) -> Address.parseIp((String) name.get(1)))
						.collect(Collectors.toUnmodifiableSet());
		}
		catch (CertificateParsingException ex) {
			return Set.of();
		}
	}

}
