package io.actorprocess.remote;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;

/**
 * What a runtime shows to others that let in messages only of those they know.
 * <p>
 * Whoever is sent a message sees the credentials: show them to peers that may have them,
 * and over TLS, which makes sure who the peer is.
 * <p>
 * Thread-safety: called by I/O threads, many at once, which must not be held up: keep a
 * token and renew it elsewhere.
 */
@FunctionalInterface
public interface MessageCredentials {

	/**
	 * The credentials for one peer. Asked again for each batch of messages.
	 * @param peer where the messages go
	 * @return the value of the header field {@code Authorization}, such as
	 * {@link io.actorprocess.http.Credentials#basic}; null to show this peer none
	 */
	@Nullable String authorization(Address peer);

}
