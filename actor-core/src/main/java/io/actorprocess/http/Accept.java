package io.actorprocess.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a client says it takes.
 * <p>
 * Thread-safety: stateless.
 */
final class Accept {

	private Accept() {
	}

	/**
	 * Whether a content coding is accepted: its own entry counts before that of all.
	 * Without a header none is, as a client that knows none need not say so.
	 */
	static boolean encoding(Headers headers, String coding) {
		return headers.contains("Accept-Encoding")
				&& decide(headers.all("Accept-Encoding"), List.of(coding, "*"), false);
	}

	/**
	 * Whether a media type is accepted: its own entry counts before that of its family,
	 * and that before the one of all. Without a header everything is.
	 */
	static boolean mediaType(Headers headers, String mediaType) {
		List<String> values = headers.all("Accept");
		int slash = mediaType.indexOf('/');
		String family = (slash < 0) ? mediaType : mediaType.substring(0, slash);
		return decide(values, List.of(mediaType, family + "/*", "*/*"), values.isEmpty());
	}

	private static boolean decide(List<String> values, List<String> candidates, boolean otherwise) {
		for (String candidate : candidates) {
			for (String value : values) {
				for (String entry : value.split(",", -1)) {
					String[] parts = entry.split(";", -1);
					if (parts[0].strip().equalsIgnoreCase(candidate)) {
						return !isExcluded(parts);
					}
				}
			}
		}
		return otherwise;
	}

	/** Only a well-formed {@code q=0} excludes; what is malformed is ignored. */
	private static boolean isExcluded(String[] parts) {
		return Stream.of(parts)
			.skip(1)
			.map((part) -> part.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
			.anyMatch((part) -> part.matches("q=0(\\.0*)?"));
	}

}
