package io.actorprocess.remote;

import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Verdict;
import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;

/**
 * Takes what a {@link SocketManager} receives. Called on I/O threads: no method may
 * block.
 */
public interface SocketListener {

	/**
	 * What became of an inbound message.
	 */
	enum Delivery {

		/** It waits in the receiver's queue: 202. */
		ACCEPTED,

		/** The receiver's bounded queue has no room: 503. */
		NO_ROOM,

		/** No process bears the id, or it is about to end: 404. */
		NO_SUCH_PROCESS,

		/** The sender claims to be a process of this runtime: 400. */
		FORGED_SENDER,

		/** A rule of the firewall keeps the message out: 403. */
		FORBIDDEN

	}

	/**
	 * The sockets listen, and nothing has arrived yet.
	 * @param actual the address that was bound
	 * @return the address that the processes of this node bear
	 */
	default Address bound(Address actual) {
		return actual;
	}

	/**
	 * Whether {@link #admit} decides who may send messages. Asked for each request.
	 * @return false if everybody may
	 */
	default boolean guardsMessages() {
		return false;
	}

	/**
	 * Decides whether messages come in: one message by the head of its request, or all
	 * messages of a connection by the head of the request to use it for them.
	 * @param head the request without its body
	 * @return the verdict to come, never failed
	 */
	default Future<Verdict> admit(HttpRequest head) {
		return Future.ready(Verdict.ANYBODY);
	}

	/**
	 * A message was refused because of its head.
	 * @param from who says to have sent it
	 * @param id the decoded id of the receiver, possibly empty
	 * @param name the message's name, possibly empty
	 */
	default void refused(UPID from, String id, String name) {
	}

	/**
	 * A message has arrived.
	 * @param from who says to have sent it
	 * @param id the decoded id of the receiver, possibly empty
	 * @param name the message's name, possibly empty
	 * @param body the bytes, handed over
	 * @param metadata what travelled beside the body
	 * @return what became of it
	 */
	Delivery message(UPID from, String id, String name, byte[] body, Metadata metadata);

	/**
	 * A request has arrived whose body has not. Asked only then: small bodies come with
	 * their requests.
	 * @param head the request without its body
	 * @return what to do with the body; unless it is refused, {@link #request} follows
	 */
	default Reception receive(HttpRequest head) {
		return Reception.WHOLE;
	}

	/**
	 * An HTTP request has arrived that is no message.
	 * @param request the request
	 * @return the response to come; the caller discards it when the client is gone
	 */
	Future<HttpResponse> request(HttpRequest request);

	/**
	 * How much waits for a process, so that those who send to it can be slowed.
	 * @param id the id of the process
	 * @return the number of events, 0 if there is no such process
	 */
	default int backlog(String id) {
		return 0;
	}

	/**
	 * Another node wants to be told of the end of a process, at once if there is none, by
	 * {@link SocketManager#exited}.
	 * @param watcher the address of the other node
	 * @param id the id of the process here
	 */
	void linked(Address watcher, String id);

	/**
	 * Another node does not want to be told any more, or cannot.
	 * @param watcher the address of the other node
	 * @param id the id of the process here
	 */
	void unlinked(Address watcher, String id);

	/**
	 * A linked process has ended while its node lives.
	 * @param process the process
	 * @param reason why
	 */
	void exited(UPID process, ExitReason reason);

	/**
	 * The connection to a linked peer is lost or could not be made.
	 * @param peer the address that was linked
	 */
	void exited(Address peer);

	/**
	 * A message that was sent did not reach the peer, as far as can be known.
	 * @param message the message
	 * @param reason why
	 */
	void undelivered(Message message, DeadLetterReason reason);

}
