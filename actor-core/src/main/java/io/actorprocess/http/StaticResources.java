package io.actorprocess.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Answers requests with resources of the class path, such as the pages in the jar of an
 * application.
 * <p>
 * Thread-safety: immutable.
 *
 * @param loader finds the resources
 * @param root the directory on the class path, without slashes around it
 */
public record StaticResources(ClassLoader loader, String root) {

	private static final String INDEX = "index.html";

	/**
	 * Checks the directory.
	 * @throws IllegalArgumentException if it is empty, which would give away the whole
	 * class path, or has a slash at an end
	 */
	public StaticResources {
		if (root.isEmpty() || root.startsWith("/") || root.endsWith("/")) {
			throw new IllegalArgumentException("Resources are provided from a directory of the class path such as "
					+ "'static', not from '" + root + "'");
		}
	}

	/**
	 * Answers a request.
	 * @param request the request
	 * @param skip how many segments of its path come before the name of a resource
	 * @return the resource; for a directory its {@code index.html}; 404 if there is none;
	 * 405 if the request wants anything but to read
	 */
	public HttpResponse respond(HttpRequest request, int skip) {
		if (!AssetPath.isRead(request)) {
			return AssetPath.onlyRead();
		}
		try {
			return read(AssetPath.names(request, skip));
		}
		catch (IOException | IllegalArgumentException ex) {
			return HttpResponse.status(404);
		}
	}

	private HttpResponse read(List<String> names) throws IOException {
		String path = String.join("/", names);
		String asked = path.isEmpty() ? this.root : this.root + "/" + path;
		String file = isDirectory(asked) ? asked + "/" + INDEX : asked;
		URL found = isDirectory(file) ? null : this.loader.getResource(file);
		return (found != null) ? HttpResponse.asset(MediaTypes.of(file), new Body.Bytes(contentOf(found)))
				: HttpResponse.status(404);
	}

	/** A jar names its directories with a slash; a directory on disk has to be asked. */
	private boolean isDirectory(String path) {
		URL found = this.loader.getResource(path);
		if (found != null && found.getProtocol().equals("file")) {
			return Files.isDirectory(Path.of(URI.create(found.toString())));
		}
		return this.loader.getResource(path + "/") != null;
	}

	private static byte[] contentOf(URL found) throws IOException {
		URLConnection connection = found.openConnection();
		// A cache would keep the jar open, and share it with whoever closes it
		connection.setUseCaches(false);
		try (InputStream in = connection.getInputStream()) {
			return in.readAllBytes();
		}
	}

}
