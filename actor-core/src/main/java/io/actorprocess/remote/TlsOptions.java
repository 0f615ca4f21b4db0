package io.actorprocess.remote;

import java.time.Duration;

import javax.net.ssl.SSLContext;

/**
 * How connections are encrypted and who is trusted. Certificates are verified by the
 * trust managers of the engines' context, always.
 * <p>
 * Thread-safety: immutable.
 *
 * @param engines makes the engine of each connection
 * @param clientAuth whether a client has to show a certificate
 * @param verifyAddress whether a certificate must name the address it is used for: that
 * of the peer that is connected to, and that of the sender of a message
 * @param acceptPlain whether a client may also speak without TLS
 * @param outbound whether connections to other runtimes are encrypted too
 * @param handshakeTimeout how long a handshake may take
 */
public record TlsOptions(TlsEngines engines, ClientAuth clientAuth, boolean verifyAddress, boolean acceptPlain,
		boolean outbound, Duration handshakeTimeout) {

	private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

	/**
	 * Checks the options.
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	public TlsOptions {
		if (handshakeTimeout.toMillis() <= 0) {
			throw new IllegalArgumentException(
					"The option handshakeTimeout is " + handshakeTimeout.toMillis() + " but must be positive");
		}
	}

	/**
	 * Strict options: no plain connections, addresses verified, clients not asked for a
	 * certificate, ten seconds for a handshake.
	 * @param engines makes the engine of each connection
	 * @return the options
	 */
	public static TlsOptions of(TlsEngines engines) {
		return new TlsOptions(engines, ClientAuth.NONE, true, false, true, HANDSHAKE_TIMEOUT);
	}

	/**
	 * Strict options with a context that never changes.
	 * @param context gives all engines
	 * @return the options
	 */
	public static TlsOptions of(SSLContext context) {
		return of(TlsEngines.of(() -> context));
	}

	/**
	 * These options with another demand on clients.
	 * @param auth whether a client has to show a certificate
	 * @return new options
	 */
	public TlsOptions withClientAuth(ClientAuth auth) {
		return new TlsOptions(this.engines, auth, this.verifyAddress, this.acceptPlain, this.outbound,
				this.handshakeTimeout);
	}

	/**
	 * These options with or without the check of addresses.
	 * @param verify whether a certificate must name the address it is used for
	 * @return new options
	 */
	public TlsOptions withVerifyAddress(boolean verify) {
		return new TlsOptions(this.engines, this.clientAuth, verify, this.acceptPlain, this.outbound,
				this.handshakeTimeout);
	}

	/**
	 * These options for a move to TLS: as long as plain connections are accepted, nothing
	 * is protected.
	 * @param accept whether a client may also speak without TLS
	 * @return new options
	 */
	public TlsOptions withAcceptPlain(boolean accept) {
		return new TlsOptions(this.engines, this.clientAuth, this.verifyAddress, accept, this.outbound,
				this.handshakeTimeout);
	}

	/**
	 * These options for a move to TLS, while some peers do not understand it yet.
	 * @param encrypt whether connections to other runtimes are encrypted too
	 * @return new options
	 */
	public TlsOptions withOutbound(boolean encrypt) {
		return new TlsOptions(this.engines, this.clientAuth, this.verifyAddress, this.acceptPlain, encrypt,
				this.handshakeTimeout);
	}

	/**
	 * These options with another patience.
	 * @param timeout how long a handshake may take
	 * @return new options
	 */
	public TlsOptions withHandshakeTimeout(Duration timeout) {
		return new TlsOptions(this.engines, this.clientAuth, this.verifyAddress, this.acceptPlain, this.outbound,
				timeout);
	}

}
