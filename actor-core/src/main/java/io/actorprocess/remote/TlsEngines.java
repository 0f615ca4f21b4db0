package io.actorprocess.remote;

import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import org.jspecify.annotations.Nullable;

/**
 * Makes the TLS engine of each new connection. What it is made of may change between two
 * calls: a connection keeps the certificate that it began with, the next one has the new.
 * <p>
 * Called on I/O threads: it must not block. A failure fails the connection.
 */
@FunctionalInterface
public interface TlsEngines {

	/**
	 * An engine with its own protocols and cipher suites; the side, client certificates
	 * and the check of the address are set by the caller.
	 * @param host the IP address or host name that is connected to; null if a client
	 * connected to us
	 * @param port the port that is connected to; -1 if a client connected to us
	 * @return an engine that nobody else uses
	 */
	SSLEngine create(@Nullable String host, int port);

	/**
	 * Engines of a context as they come, asked for anew at each connection.
	 * @param context gives the context of now
	 * @return a maker of engines
	 */
	static TlsEngines of(Supplier<SSLContext> context) {
		return (host, port) -> (host == null) ? context.get().createSSLEngine()
				: context.get().createSSLEngine(host, port);
	}

}
