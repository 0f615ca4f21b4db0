package io.actorprocess.remote;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.Address;

/**
 * How two nodes agree on frames at the beginning of a connection: whoever connected asks
 * for another protocol, as HTTP allows, and waits for the answer.
 * <p>
 * Thread-safety: stateless.
 */
public final class FrameUpgrade {

	/*
	 * A node that does not know the question answers it like any request, most often with
	 * 404, and goes on in HTTP. A C++ node does so too: its parser ends the request after
	 * the head, and takes what follows for a failure, so nothing may follow before the
	 * answer.
	 *
	 * Where messages have to pass a realm, both ends prove who they are, as both may
	 * send: the one who asks in the request, the other in the answer, and only to one
	 * that has proved it. Whoever is not content goes on in HTTP.
	 */

	/** The protocol and its version. */
	static final String PROTOCOL = "actor-frames/1";

	/** The field that carries a hello. */
	static final String HELLO = "Actor-Hello";

	/** No process bears such an id. */
	private static final String PATH = "/__frames__";

	private static final String SWITCH = "Connection: Upgrade\r\nUpgrade: " + PROTOCOL + "\r\n" + HELLO + ": ";

	private FrameUpgrade() {
	}

	/**
	 * The question.
	 * @param to the address of the peer
	 * @param hello what this end says
	 * @param authorization what proves which node asks, or null
	 * @return the bytes of the request
	 */
	public static byte[] request(Address to, FrameHello hello, @Nullable String authorization) {
		return ascii(
				"GET " + PATH + " HTTP/1.1\r\nHost: " + to + "\r\n" + SWITCH + hello.toText() + end(authorization));
	}

	/**
	 * The answer after which both ends speak frames.
	 * @param hello what this end says
	 * @param authorization what proves which node answers, or null
	 * @return the bytes of the response
	 */
	public static byte[] accepted(FrameHello hello, @Nullable String authorization) {
		return ascii("HTTP/1.1 101 Switching Protocols\r\n" + SWITCH + hello.toText() + end(authorization));
	}

	private static String end(@Nullable String authorization) {
		return (authorization != null) ? "\r\nAuthorization: " + authorization + "\r\n\r\n" : "\r\n\r\n";
	}

	/**
	 * The answer as a request, for those who decide by it whether messages come in.
	 * @param headers the fields of the answer
	 * @param server who answered
	 * @return the request that the other end might have made
	 */
	public static HttpRequest head(Headers headers, InetSocketAddress server) {
		return HttpRequest.of("GET", PATH, headers, new byte[0], server);
	}

	/**
	 * The answer of a node that speaks frames, but over another connection.
	 * @param hello what this end says
	 * @return the response
	 */
	public static HttpResponse refused(FrameHello hello) {
		return HttpResponse.text(409, "Another connection is in use\n").with(HELLO, hello.toText());
	}

	/**
	 * Whether a request asks for frames.
	 * @param request the request
	 * @return true if it is to be answered with a hello
	 */
	public static boolean isRequest(HttpRequest request) {
		return request.method().equals("GET") && PROTOCOL.equals(request.headers().get("Upgrade"));
	}

	/**
	 * What the other end says.
	 * @param headers the fields of a request or response
	 * @return its hello, or null if it says none
	 * @throws IllegalArgumentException if it is malformed
	 */
	public static @Nullable FrameHello hello(Headers headers) {
		String text = headers.get(HELLO);
		return (text != null) ? FrameHello.parse(text) : null;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
