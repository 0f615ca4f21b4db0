package io.actorprocess.remote;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.PercentCodec;
import io.actorprocess.message.ControlCharacters;
import io.actorprocess.message.UPID;

/**
 * Judges complete requests: is it a message, is it served, what does it say. Whatever is
 * wrong here leaves the connection usable.
 * <p>
 * Thread-safety: owned by one decoder.
 */
final class RequestInterpreter {

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final byte[] NOTHING = {};

	static final Set<String> GZIP = Set.of("gzip", "x-gzip");

	private final @Nullable InetSocketAddress client;

	/** The last sender seen: most connections carry the messages of few processes. */
	private String senderText = UPID.ANONYMOUS.toString();

	private UPID sender = UPID.ANONYMOUS;

	RequestInterpreter(@Nullable InetSocketAddress client) {
		this.client = client;
	}

	/**
	 * Makes a request of its parts.
	 * @param head what was read before the body
	 * @param inflated gives the body, or complains of it with an
	 * {@link IllegalArgumentException}
	 * @return the request, or its refusal
	 * @throws MalformedRequestException if the connection is of no more use
	 */
	DecodedRequest interpret(RequestHead head, Supplier<byte[]> inflated) {
		int refused = refusedMethod(head.line().method());
		if (refused != 0) {
			return new DecodedRequest.Refusal(refused, "This method is not served here", head.keepAlive());
		}
		if (!head.contentCoding().isEmpty() && !GZIP.contains(head.contentCoding())) {
			return new DecodedRequest.Refusal(415, "A body may be compressed with gzip only", head.keepAlive());
		}
		try {
			byte[] body = inflated.get();
			return (head.sender() != null) ? message(head, head.sender(), body) : plain(head, body);
		}
		catch (IllegalArgumentException ex) {
			return new DecodedRequest.Refusal(400, String.valueOf(ex.getMessage()), head.keepAlive());
		}
	}

	private static int refusedMethod(String method) {
		if (METHODS.contains(method)) {
			return 0;
		}
		return switch (method) {
			case "TRACE" -> 405;
			case "CONNECT" -> throw new MalformedRequestException(405, "This is no proxy");
			default -> 501;
		};
	}

	private DecodedRequest message(RequestHead head, String from, byte[] body) {
		if (!from.equals(this.senderText)) {
			this.sender = MessageCodec.decodeSender(from);
			this.senderText = from;
		}
		MessageTarget target = MessageTarget.parse(head.line().target());
		return new DecodedRequest.PostedMessage(this.sender, target, body, head.metadata(), headOf(head),
				head.keepAlive());
	}

	/** What an authenticator looks at. */
	private @Nullable HttpRequest headOf(RequestHead message) {
		if (message.headers().size() == 0) {
			return null;
		}
		RequestTarget target = RequestTarget.parse(message.line().target());
		return HttpRequest.of(message.line().method(), target.path(), message.headers(), NOTHING, this.client);
	}

	private DecodedRequest plain(RequestHead head, byte[] body) {
		RequestLine line = head.line();
		if (line.method().equals("OPTIONS") && line.target().equals("*")) {
			return new DecodedRequest.Refusal(405, "Ask for the options of a path", head.keepAlive());
		}
		RequestTarget target = RequestTarget.parse(line.target());
		String decoded = PercentCodec.decode(target.path());
		if (decoded.contains("/..")) {
			return new DecodedRequest.Refusal(404, "404 Not Found.", head.keepAlive());
		}
		if (ControlCharacters.in(decoded)) {
			throw new IllegalArgumentException("The path holds a control character");
		}
		HttpRequest request = HttpRequest.of(line.method(), target.pathAndQuery(), head.headers(), body, this.client);
		return new DecodedRequest.PlainRequest(request, head.keepAlive(), line.minorVersion(), false);
	}

}
