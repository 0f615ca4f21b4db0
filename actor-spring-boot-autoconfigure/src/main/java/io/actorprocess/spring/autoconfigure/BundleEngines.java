package io.actorprocess.spring.autoconfigure;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;

import io.actorprocess.remote.TlsEngines;

/**
 * Engines of an SSL bundle. A bundle that is updated serves the connections that come
 * after.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class BundleEngines implements TlsEngines {

	private static final Logger logger = LoggerFactory.getLogger(BundleEngines.class);

	private final String name;

	/** Shared; replaced as a whole. */
	private volatile Material material;

	/**
	 * Engines of a bundle.
	 * @param name the name of the bundle
	 * @param bundle its present state
	 * @throws RuntimeException if its stores cannot be read
	 */
	BundleEngines(String name, SslBundle bundle) {
		this.name = name;
		this.material = Material.of(bundle);
	}

	/**
	 * Uses a new state of the bundle, or keeps the old one if the new one cannot be read:
	 * an update half-way must not end the traffic.
	 * @param bundle the new state
	 * @return whether it is used
	 */
	boolean update(SslBundle bundle) {
		try {
			this.material = Material.of(bundle);
			logger.info("New connections of the actor runtime use the updated SSL bundle '{}'", this.name);
			return true;
		}
		catch (RuntimeException ex) {
			logger.error("The update of the SSL bundle '{}' cannot be read; the state before it stays in use",
					this.name, ex);
			return false;
		}
	}

	@Override
	public SSLEngine create(@Nullable String host, int port) {
		Material current = this.material;
		SSLEngine engine = TlsEngines.of(current::context).create(host, port);
		String[] protocols = current.options.getEnabledProtocols();
		if (protocols != null) {
			engine.setEnabledProtocols(protocols);
		}
		String[] ciphers = current.options.getCiphers();
		if (ciphers != null) {
			engine.setEnabledCipherSuites(ciphers);
		}
		return engine;
	}

	private record Material(SSLContext context, SslOptions options) {

		static Material of(SslBundle bundle) {
			return new Material(bundle.createSslContext(), bundle.getOptions());
		}

	}

}
