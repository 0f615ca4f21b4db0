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
	 * What a name leads to, by links too, has to be below the root.
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
		if (!AssetPath.isRead(request)) {
			return AssetPath.onlyRead();
		}
		try {
			return HttpResponse.file(find(AssetPath.names(request, skip)));
		}
		catch (IOException | IllegalArgumentException ex) {
			return HttpResponse.status(404);
		}
	}

	private Path find(List<String> names) throws IOException {
		Path real = this.root.toRealPath();
		Path file = real;
		for (String name : names) {
			file = file.resolve(name);
		}
		Path found = (Files.isDirectory(file) ? file.resolve(INDEX) : file).toRealPath();
		if (!found.startsWith(real)) {
			throw new InvalidPathException(found.toString(), "It is not below " + real);
		}
		return found;
	}

}
