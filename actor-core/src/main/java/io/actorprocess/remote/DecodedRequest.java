package io.actorprocess.remote;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;

/**
 * What {@link RequestDecoder} makes of the bytes that arrive.
 * <p>
 * Thread-safety: immutable as long as nobody changes a body.
 */
public sealed interface DecodedRequest {

	/**
	 * Whether the connection stays open after the response.
	 * @return false if nothing after it is read
	 */
	boolean keepAlive();

	/**
	 * A message from a process.
	 *
	 * @param from who says to have sent it
	 * @param to the receiver's id and the message's name
	 * @param body the bytes, inflated
	 * @param metadata what travels beside the body
	 * @param head the request without its body, by which to decide whether the message
	 * comes in; null if nobody decides that
	 * @param keepAlive whether the connection stays open
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record PostedMessage(UPID from, MessageTarget to, byte[] body, Metadata metadata, @Nullable HttpRequest head,
			boolean keepAlive) implements DecodedRequest {

	}

	/**
	 * Any other request.
	 *
	 * @param request the request; if its body is a stream, the decoder feeds it
	 * @param keepAlive whether the connection stays open
	 * @param minorVersion 0 if the client cannot read chunks, else 1
	 * @param awaitsLeave whether the client waits for leave to send the stream
	 */
	record PlainRequest(HttpRequest request, boolean keepAlive, int minorVersion,
			boolean awaitsLeave) implements DecodedRequest {

	}

	/**
	 * A request that was refused before its body was sent.
	 *
	 * @param response what to answer; the connection ends after it, as it is unknown
	 * whether the body follows
	 */
	record Answered(HttpResponse response) implements DecodedRequest {

		@Override
		public boolean keepAlive() {
			return false;
		}

	}

	/**
	 * A client waits for leave to send the body. The request itself follows.
	 */
	record ContinueExpected() implements DecodedRequest {

		@Override
		public boolean keepAlive() {
			return true;
		}

	}

	/**
	 * No acceptable request.
	 *
	 * @param status the status to answer with
	 * @param reason what is wrong, in a sentence
	 * @param keepAlive false if it is unknown where the next request begins
	 */
	record Refusal(int status, String reason, boolean keepAlive) implements DecodedRequest {

	}

}
