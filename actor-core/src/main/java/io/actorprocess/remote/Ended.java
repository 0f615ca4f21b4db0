package io.actorprocess.remote;

import java.util.ArrayList;
import java.util.List;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.metrics.DeadLetterReason;

/**
 * What has to be told about the end of a session, without its lock.
 * <p>
 * Thread-safety: immutable.
 *
 * @param letters messages that did not reach the peer, in order
 * @param watched processes here that the peer watches no more
 * @param exited whether links to the peer end
 */
record Ended(List<Letter> letters, List<String> watched, boolean exited) {

	/**
	 * A message that did not reach the peer.
	 *
	 * @param message the message
	 * @param reason why
	 */
	record Letter(Message message, DeadLetterReason reason) {

	}

	static Ended of(List<Message> messages, DeadLetterReason reason) {
		return new Ended(messages.stream().map((message) -> new Letter(message, reason)).toList(), List.of(), false);
	}

	Ended with(List<String> unwatched, boolean linksEnd) {
		return new Ended(this.letters, unwatched, linksEnd);
	}

	/** The letters of another end before those of this one. */
	Ended after(Ended before) {
		List<Letter> all = new ArrayList<>(before.letters);
		all.addAll(this.letters);
		return new Ended(all, before.watched, before.exited);
	}

	void tell(Address peer, SocketListener listener) {
		this.letters.forEach((letter) -> listener.undelivered(letter.message(), letter.reason()));
		this.watched.forEach((process) -> listener.unlinked(peer, process));
		if (this.exited) {
			listener.exited(peer);
		}
	}

}
