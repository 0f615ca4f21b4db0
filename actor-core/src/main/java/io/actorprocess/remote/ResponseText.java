package io.actorprocess.remote;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.HttpStatus;

/**
 * Writes responses as libprocess does: {@code Date} first, what frames the body last.
 * <p>
 * Thread-safety: stateless.
 */
public final class ResponseText {

	/** What is said here, whatever a route says. */
	private static final Set<String> OWN_FIELDS = Set.of("date", "content-length", "transfer-encoding");

	private ResponseText() {
	}

	/**
	 * The head of a response.
	 * @param response the response
	 * @param date the value of the {@code Date} field
	 * @param framing the field that tells the length of the body; left out where there
	 * can be none
	 * @return all up to the body, in ISO 8859-1
	 */
	public static String head(HttpResponse response, String date, String framing) {
		StringBuilder text = new StringBuilder(128);
		text.append("HTTP/1.1 ").append(response.status()).append(' ').append(HttpStatus.reason(response.status()));
		text.append("\r\nDate: ").append(date);
		response.headers().forEach((name, value) -> {
			if (!OWN_FIELDS.contains(name.toLowerCase(Locale.ROOT))) {
				text.append("\r\n").append(name).append(": ").append(value);
			}
		});
		if (mayHaveBody(response.status())) {
			text.append("\r\n").append(framing);
		}
		return text.append("\r\n\r\n").toString();
	}

	/**
	 * A whole response.
	 * @param response the response, whose body is present
	 * @param date the value of the {@code Date} field
	 * @return the bytes
	 */
	public static byte[] encode(HttpResponse response, String date) {
		byte[] body = response.body();
		byte[] head = head(response, date, "Content-Length: " + body.length).getBytes(StandardCharsets.ISO_8859_1);
		if (!mayHaveBody(response.status())) {
			return head;
		}
		byte[] bytes = Arrays.copyOf(head, head.length + body.length);
		System.arraycopy(body, 0, bytes, head.length, body.length);
		return bytes;
	}

	/**
	 * Whether a body may follow the head.
	 * @param status the status code
	 * @return false where HTTP forbids one
	 */
	public static boolean mayHaveBody(int status) {
		return status >= 200 && status != 204 && status != 304;
	}

}
