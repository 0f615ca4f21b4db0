package io.actorprocess.remote.netty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.http.Body;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.remote.ResponseText;

/**
 * Writes responses into the buffers of a connection.
 * <p>
 * Thread-safety: any thread may call it, for a buffer of its own.
 */
final class ResponseEncoder {

	private static final Logger logger = LoggerFactory.getLogger(ResponseEncoder.class);

	private static final byte[] ACCEPTED = ascii("HTTP/1.1 202 Accepted\r\nDate: ");

	private static final byte[] NO_BODY = ascii("\r\nContent-Length: 0\r\n\r\n");

	private static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");

	private final HttpDate date;

	ResponseEncoder(HttpDate date) {
		this.date = date;
	}

	/**
	 * The answer to a message that was delivered.
	 * @param out takes the bytes
	 */
	void writeAccepted(ByteBuf out) {
		out.writeBytes(ACCEPTED).writeBytes(this.date.bytes()).writeBytes(NO_BODY);
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
			if (terms.withBody() && ResponseText.mayHaveBody(response.status())) {
				out.writeBytes(present.bytes());
			}
			return null;
		}
		return (content instanceof Body.Stream stream) ? writeStream(response, stream, terms, out)
				: writeFile(response, (Body.File) content, terms, out);
	}

	private @Nullable BodySource writeStream(HttpResponse response, Body.Stream stream, Terms terms, ByteBuf out) {
		writeHead(response, terms.chunks() ? "Transfer-Encoding: chunked" : "Connection: close", out);
		if (terms.withBody() && ResponseText.mayHaveBody(response.status())) {
			return BodySource.of(stream.reader());
		}
		stream.drop();
		return null;
	}

	private @Nullable BodySource writeFile(HttpResponse response, Body.File file, Terms terms, ByteBuf out) {
		try {
			FilePieces pieces = FilePieces.open(file.path());
			writeHead(response, "Content-Length: " + pieces.length(), out);
			if (terms.withBody() && ResponseText.mayHaveBody(response.status())) {
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
		out.writeCharSequence(ResponseText.head(response, this.date.text(), framing), StandardCharsets.ISO_8859_1);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
