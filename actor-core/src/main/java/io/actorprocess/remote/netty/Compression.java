package io.actorprocess.remote.netty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

import io.actorprocess.http.Body;
import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpResponse;

/**
 * Compresses responses where that pays: bodies of at least a KiB that are there and are
 * not compressed already.
 * <p>
 * Thread-safety: stateless.
 */
final class Compression {

	private static final int LEAST_BYTES = 1024;

	private Compression() {
	}

	/**
	 * Compresses a response that the client accepts compressed.
	 * @param response the response of a route
	 * @return a compressed one, or the same
	 */
	static HttpResponse apply(HttpResponse response) {
		if (!(response.content() instanceof Body.Bytes body) || body.bytes().length < LEAST_BYTES
				|| response.headers().contains("Content-Encoding") || isCompressed(response.headers())) {
			return response;
		}
		Headers headers = response.headers().with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
		return new HttpResponse(response.status(), headers, gzip(body.bytes()));
	}

	private static boolean isCompressed(Headers headers) {
		String declared = headers.get("Content-Type");
		String type = (declared == null) ? "" : declared.toLowerCase(Locale.ROOT);
		return (type.startsWith("image/") && !type.startsWith("image/svg")) || type.startsWith("audio/")
				|| type.startsWith("video/") || type.startsWith("application/zip")
				|| type.startsWith("application/gzip");
	}

	private static byte[] gzip(byte[] bytes) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4);
		try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
			out.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Memory cannot fail to be written", ex);
		}
		return compressed.toByteArray();
	}

}
