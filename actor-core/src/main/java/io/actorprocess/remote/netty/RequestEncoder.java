package io.actorprocess.remote.netty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import io.actorprocess.http.Body;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.Url;

/**
 * Writes requests to one server.
 * <p>
 * Thread-safety: immutable.
 *
 * @param server its authority is the {@code Host}
 */
record RequestEncoder(Url server) {

	private static final Pattern METHOD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern PATH = Pattern.compile("/[!-~&&[^?#]]*");

	/** What the encoder says itself. */
	private static final Set<String> OWN_FIELDS = Set.of("host", "content-length", "transfer-encoding");

	/** Methods that have a length even without a body. */
	private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

	/**
	 * Checks that a request can be written.
	 * @param request the request
	 * @throws IllegalArgumentException if its method or path could tear the request apart
	 */
	static void check(HttpRequest request) {
		if (!METHOD.matcher(request.method()).matches()) {
			throw new IllegalArgumentException("'" + request.method() + "' is no method of HTTP");
		}
		if (!PATH.matcher(request.path()).matches()) {
			throw new IllegalArgumentException("The path '" + request.path()
					+ "' does not begin with '/', or holds characters that must be escaped");
		}
	}

	/**
	 * Writes a request that was checked.
	 * @param request the request
	 * @param out takes the bytes
	 * @return what gives the rest of the body, or null if everything is written
	 * @throws IOException if the body is a file that cannot be read; nothing is written
	 */
	@Nullable BodySource write(HttpRequest request, ByteBuf out) throws IOException {
		Body content = request.content();
		if (content instanceof Body.Bytes present) {
			int length = present.bytes().length;
			boolean said = length > 0 || WITH_BODY.contains(request.method());
			writeHead(request, said ? "Content-Length: " + length + "\r\n" : "", out);
			out.writeBytes(present.bytes());
			return null;
		}
		if (content instanceof Body.Stream stream) {
			writeHead(request, "Transfer-Encoding: chunked\r\n", out);
			return BodySource.of(stream.reader());
		}
		FilePieces pieces = FilePieces.open(((Body.File) content).path());
		writeHead(request, "Content-Length: " + pieces.length() + "\r\n", out);
		return pieces;
	}

	private void writeHead(HttpRequest request, String framing, ByteBuf out) {
		String query = request.query().encode();
		String target = query.isEmpty() ? request.path() : request.path() + "?" + query;
		writeText(request.method() + " " + target + " HTTP/1.1\r\nHost: " + this.server.authority() + "\r\n", out);
		request.headers().forEach((name, value) -> {
			if (!OWN_FIELDS.contains(name.toLowerCase(Locale.ROOT))) {
				writeText(name + ": " + value + "\r\n", out);
			}
		});
		writeText(framing + "\r\n", out);
	}

	private static void writeText(String text, ByteBuf out) {
		out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
	}

}
