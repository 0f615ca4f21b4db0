package io.actorprocess.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Answers requests with the files of a directory, or with a single file.
 * <p>
 * Thread-safety: immutable; the files may change.
 *
 * @param root the directory, or the file
 */
public record StaticFiles(Path root) {

	/*
	 * A path is taken apart before it is decoded, so that an escaped slash or a pair of
	 * dots is the name of a file that does not exist, not a way out. What the name leads
	 * to, by links too, has to be below the root.
	 */

	private static final String INDEX = "index.html";

	/**
	 * Answers a request.
	 * @param request the request
	 * @param skip how many segments of its path come before the name of a file
	 * @return the file, as it is when the response is sent; for a directory its
	 * {@code index.html}; 404 if there is none or it is not below the root; 405 if the
	 * request wants anything but to read
	 */
	public HttpResponse respond(HttpRequest request, int skip) {
		if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
			return HttpResponse.status(405).with("Allow", "GET, HEAD");
		}
		List<String> segments = List.of(request.path().split("/", -1))
			.stream()
			.filter((segment) -> !segment.isEmpty())
			.skip(skip)
			.toList();
		try {
			return HttpResponse.file(find(segments));
		}
		catch (IOException | IllegalArgumentException ex) {
			return HttpResponse.status(404);
		}
	}

	private Path find(List<String> segments) throws IOException {
		Path real = this.root.toRealPath();
		Path file = real;
		for (String segment : segments) {
			file = file.resolve(requireName(PercentCodec.decode(segment.replace("+", "%2B"))));
		}
		Path found = (Files.isDirectory(file) ? file.resolve(INDEX) : file).toRealPath();
		if (!found.startsWith(real)) {
			throw new InvalidPathException(found.toString(), "It is not below " + real);
		}
		return found;
	}

	private static String requireName(String segment) {
		if (segment.equals(".") || segment.equals("..") || segment.indexOf('/') >= 0 || segment.indexOf('\\') >= 0) {
			throw new InvalidPathException(segment, "It is no name of a file");
		}
		return segment;
	}

}
