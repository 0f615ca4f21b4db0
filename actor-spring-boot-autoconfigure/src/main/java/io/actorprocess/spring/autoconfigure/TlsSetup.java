package io.actorprocess.spring.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.NestedExceptionUtils;

import io.actorprocess.message.Address;
import io.actorprocess.remote.TlsOptions;

/**
 * Turns the properties of TLS into options of the sockets.
 * <p>
 * Thread-safety: for one thread.
 */
final class TlsSetup {

	private static final Logger logger = LoggerFactory.getLogger(TlsSetup.class);

	private static final String BUNDLE = "actor.ssl.bundle";

	private final ActorProperties properties;

	private final @Nullable SslBundles bundles;

	TlsSetup(ActorProperties properties, @Nullable SslBundles bundles) {
		this.properties = properties;
		this.bundles = bundles;
	}

	/**
	 * The options. Warns of a port that strangers reach without TLS.
	 * @return null if TLS is off
	 * @throws InvalidConfigurationPropertyValueException if a value is refused
	 */
	@Nullable TlsOptions toOptions() {
		ActorProperties.@Nullable Ssl ssl = this.properties.ssl();
		TlsOptions options = (ssl != null && ssl.bundle() != null) ? toOptions(ssl, ssl.bundle()) : null;
		if (options == null) {
			warnIfReachable("the property actor.ssl.bundle to an SSL bundle, or actor.ip to a loopback address");
		}
		else if (options.acceptPlain()) {
			warnIfReachable("the property actor.ssl.support-downgrade to false once all peers speak TLS");
		}
		return options;
	}

	private TlsOptions toOptions(ActorProperties.Ssl ssl, String name) {
		TlsOptions strict = TlsOptions.of(engines(name));
		PropertyCheck.check("actor.ssl.handshake-timeout", ssl.handshakeTimeout(), strict::withHandshakeTimeout);
		return strict.withClientAuth(ssl.clientAuth())
			.withVerifyAddress(ssl.verifyAddress())
			.withAcceptPlain(ssl.supportDowngrade())
			.withOutbound(ssl.outbound())
			.withHandshakeTimeout(ssl.handshakeTimeout());
	}

	private BundleEngines engines(String name) {
		if (this.bundles == null) {
			throw refused(name, "There are no SSL bundles: SslAutoConfiguration is switched off.", null);
		}
		try {
			BundleEngines engines = new BundleEngines(name, this.bundles.getBundle(name));
			this.bundles.addBundleUpdateHandler(name, engines::update);
			return engines;
		}
		catch (NoSuchSslBundleException ex) {
			throw refused(name, "There is no SSL bundle of that name, only " + this.bundles.getBundleNames()
					+ ". Define it below spring.ssl.bundle, or correct the name.", ex);
		}
		catch (RuntimeException ex) {
			throw refused(name, "The SSL bundle cannot be used: " + NestedExceptionUtils.getMostSpecificCause(ex) + ".",
					ex);
		}
	}

	private static InvalidConfigurationPropertyValueException refused(String name, String reason,
			@Nullable RuntimeException cause) {
		return new InvalidConfigurationPropertyValueException(BUNDLE, name, reason, cause);
	}

	private void warnIfReachable(String remedy) {
		String ip = this.properties.ip();
		PropertyCheck.check("actor.ip", ip, Address::parseIp);
		if (!Address.parseIp(ip).isLoopbackAddress()) {
			logger.warn("The actor port on {} takes connections without TLS: whoever reaches it can read messages, and "
					+ "send some in the name of any process. Set {}", ip, remedy);
		}
	}

}
