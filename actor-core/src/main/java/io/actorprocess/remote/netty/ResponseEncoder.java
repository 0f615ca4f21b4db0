package io.actorprocess.remote.netty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Set;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.http.Body;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.HttpStatus;

/**
 * Writes responses as libprocess does: {@code Date} first, {@code Content-Length} last.
 * <p>
 * Thread-safety: any thread may call it, for a buffer of its own.
 */
final class ResponseEncoder {

	private static final Logger logger = LoggerFactory.getLogger(ResponseEncoder.class);

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
	 * @param terms what it may look like
	 * @param out takes the bytes
	 * @return what gives the rest of the body, or null if everything is written
	 */
	@Nullable BodySource write(HttpResponse response, Terms terms, ByteBuf out) {
		if (response.status() == 100) {
			out.writeBytes(CONTINUE);
			return null;
		}
		Body content = response.content();
		if (content instanceof Body.Bytes present) {
			writeHead(response, "Content-Length: " + present.bytes().length, out);
			if (terms.withBody() && mayHaveBody(response.status())) {
				out.writeBytes(present.bytes());
			}
			return null;
		}
		return (content instanceof Body.Stream stream) ? writeStream(response, stream, terms, out)
				: writeFile(response, (Body.File) content, terms, out);
	}

	private @Nullable BodySource writeStream(HttpResponse response, Body.Stream stream, Terms terms, ByteBuf out) {
		writeHead(response, terms.chunks() ? "Transfer-Encoding: chunked" : "Connection: close", out);
		if (terms.withBody() && mayHaveBody(response.status())) {
			return BodySource.of(stream.reader());
		}
		stream.drop();
		return null;
	}

	private @Nullable BodySource writeFile(HttpResponse response, Body.File file, Terms terms, ByteBuf out) {
		try {
			FilePieces pieces = FilePieces.open(file.path());
			writeHead(response, "Content-Length: " + pieces.length(), out);
			if (terms.withBody() && mayHaveBody(response.status())) {
				return pieces;
			}
			pieces.close();
			return null;
		}
		catch (NoSuchFileException ex) {
			logger.debug("There is no such file to send", ex);
			return write(HttpResponse.status(404), terms, out);
		}
		catch (IOException ex) {
			logger.warn("{} cannot be sent", file, ex);
			return write(HttpResponse.status(500), terms, out);
		}
	}

	private void writeHead(HttpResponse response, String framing, ByteBuf out) {
		writeText("HTTP/1.1 " + response.status() + " " + HttpStatus.reason(response.status()) + "\r\nDate: ", out);
		out.writeBytes(this.date.now());
		response.headers().forEach((name, value) -> {
			if (!OWN_FIELDS.contains(name.toLowerCase(Locale.ROOT))) {
				writeText("\r\n" + name + ": " + value, out);
			}
		});
		if (mayHaveBody(response.status())) {
			writeText("\r\n" + framing, out);
		}
		out.writeBytes(END);
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
