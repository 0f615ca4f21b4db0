package io.actorprocess.http;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names of directories and a file that a request asks for.
 * <p>
 * Thread-safety: stateless.
 */
final class AssetPath {

	/*
	 * A path is taken apart before it is decoded, so that an escaped slash or a pair of
	 * dots is the name of a file that does not exist, not a way out.
	 */

	private AssetPath() {
	}

	/**
	 * Takes the path of a request apart.
	 * @param request the request
	 * @param skip how many segments come before the first name
	 * @return the names
	 * @throws IllegalArgumentException if a segment is no name of a file
	 */
	static List<String> names(HttpRequest request, int skip) {
		return Stream.of(request.path().split("/", -1))
			.filter((segment) -> !segment.isEmpty())
			.skip(skip)
			.map((segment) -> requireName(PercentCodec.decode(segment.replace("+", "%2B"))))
			.toList();
	}

	private static String requireName(String segment) {
		if (segment.equals(".") || segment.equals("..") || segment.indexOf('/') >= 0 || segment.indexOf('\\') >= 0) {
			throw new IllegalArgumentException("'" + segment + "' is no name of a file");
		}
		return segment;
	}

	/**
	 * Refuses a request that wants anything but to read.
	 * @param request the request
	 * @return whether it does
	 */
	static boolean isRead(HttpRequest request) {
		return request.method().equals("GET") || request.method().equals("HEAD");
	}

	/**
	 * The answer to a request that wants more than to read.
	 * @return 405
	 */
	static HttpResponse onlyRead() {
		return HttpResponse.status(405).with("Allow", "GET, HEAD");
	}

}
