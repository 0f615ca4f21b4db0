package io.actorprocess.process;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The address of this machine, for a runtime that listens on all of them.
 * <p>
 * Thread-safety: stateless.
 */
final class LocalHost {

	private LocalHost() {
	}

	static InetAddress address() {
		try {
			return InetAddress.getByAddress(InetAddress.getLocalHost().getAddress());
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("Listening on every address, but this host's own name does not resolve: "
					+ "set the advertised IP address", ex);
		}
	}

}
