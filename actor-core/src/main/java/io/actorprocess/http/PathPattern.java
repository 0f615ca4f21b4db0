package io.actorprocess.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a path apart by a pattern such as {@code /jobs/{id}/state}: a segment in braces
 * is a variable, every other one stands for itself.
 * <p>
 * Thread-safety: immutable.
 *
 * @param segments the segments of the pattern
 */
public record PathPattern(List<String> segments) {

	/**
	 * Copies the segments.
	 */
	public PathPattern {
		segments = List.copyOf(segments);
	}

	/**
	 * Parses a pattern.
	 * @param pattern segments between slashes
	 * @return the pattern
	 */
	public static PathPattern of(String pattern) {
		return new PathPattern(split(pattern));
	}

	private static List<String> split(String path) {
		return List.of(path.split("/", -1)).stream().filter((segment) -> !segment.isEmpty()).toList();
	}

	/**
	 * The variables of a path. One that is shorter than the pattern has fewer.
	 * @param path a raw path
	 * @return decoded values by the names of the variables
	 * @throws IllegalArgumentException if the path differs from the pattern, is longer,
	 * or has a malformed escape
	 */
	public Map<String, String> match(String path) {
		List<String> actual = split(path);
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 0; i < Math.min(actual.size(), this.segments.size()); i++) {
			String expected = this.segments.get(i);
			String decoded = PercentCodec.decode(actual.get(i));
			if (expected.startsWith("{") && expected.endsWith("}")) {
				values.put(expected.substring(1, expected.length() - 1), decoded);
			}
			else if (!expected.equals(decoded)) {
				throw new IllegalArgumentException("Expecting '" + expected + "' not '" + decoded + "'");
			}
		}
		if (actual.size() > this.segments.size()) {
			String suffix = String.join("/", actual.subList(this.segments.size(), actual.size()));
			throw new IllegalArgumentException("Not expecting suffix '" + suffix + "'");
		}
		return values;
	}

}
