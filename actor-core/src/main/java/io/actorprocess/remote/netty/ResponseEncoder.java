package io.actorprocess.remote.netty;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import io.netty.buffer.ByteBuf;

import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.HttpStatus;

/**
 * Writes responses as libprocess does: {@code Date} first, {@code Content-Length} last.
 * <p>
 * Thread-safety: any thread may call it, for a buffer of its own.
 */
final class ResponseEncoder {

	private static final byte[] ACCEPTED = ascii("HTTP/1.1 202 Accepted\r\nDate: ");

	private static final byte[] NO_BODY = ascii("\r\nContent-Length: 0\r\n\r\n");

	private static final byte[] END = ascii("\r\n\r\n");

	private static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");

	/** What the encoder says itself. */
	private static final Set<String> OWN_FIELDS = Set.of("date", "content-length", "transfer-encoding");

	private final HttpDate date;

	ResponseEncoder(HttpDate date) {
		this.date = date;
	}

	/**
	 * The answer to a message that was delivered.
	 * @param out takes the bytes
	 */
	void writeAccepted(ByteBuf out) {
		out.writeBytes(ACCEPTED).writeBytes(this.date.now()).writeBytes(NO_BODY);
	}

	/**
	 * Any response; status 100 is leave to send a body.
	 * @param response the response
	 * @param withBody false if the request wanted the header fields only
	 * @param out takes the bytes
	 */
	void write(HttpResponse response, boolean withBody, ByteBuf out) {
		if (response.status() == 100) {
			out.writeBytes(CONTINUE);
			return;
		}
		writeText("HTTP/1.1 " + response.status() + " " + HttpStatus.reason(response.status()) + "\r\nDate: ", out);
		out.writeBytes(this.date.now());
		response.headers().forEach((name, value) -> {
			if (!OWN_FIELDS.contains(name.toLowerCase(Locale.ROOT))) {
				writeText("\r\n" + name + ": " + value, out);
			}
		});
		if (mayHaveBody(response.status())) {
			writeText("\r\nContent-Length: " + response.body().length, out);
		}
		out.writeBytes(END);
		if (withBody && mayHaveBody(response.status())) {
			out.writeBytes(response.body());
		}
	}

	private static boolean mayHaveBody(int status) {
		return status >= 200 && status != 204 && status != 304;
	}

	private static void writeText(String text, ByteBuf out) {
		out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
