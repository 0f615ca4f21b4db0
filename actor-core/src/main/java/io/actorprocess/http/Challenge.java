package io.actorprocess.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server asks for in a {@code WWW-Authenticate} field: a scheme and its
 * parameters, such as {@code Basic realm="admin"}.
 * <p>
 * Thread-safety: immutable.
 *
 * @param scheme how to authenticate, such as {@code Basic}
 * @param parameters what goes with it, in the order of the field, at least one; names in
 * any case, values without their quotes
 */
public record Challenge(String scheme, Map<String, String> parameters) {

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	private static final Pattern SCHEME = Pattern.compile("(" + TOKEN + ") +");

	/** A quoted text may hold anything, an equals sign or a comma too. */
	private static final Pattern PARAMETER = Pattern
		.compile("(" + TOKEN + ")[ \t]*=[ \t]*(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\")[ \t]*");

	private static final Pattern COMMA = Pattern.compile(",[ \t]*");

	private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

	/**
	 * Copies the parameters.
	 */
	public Challenge {
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	/**
	 * Reads a field that holds one challenge.
	 * @param field the value of the field
	 * @return the challenge
	 * @throws IllegalArgumentException if the scheme or its parameters are missing or
	 * malformed
	 */
	public static Challenge parse(String field) {
		Matcher matcher = SCHEME.matcher(field);
		if (!matcher.lookingAt()) {
			throw malformed(field, 0);
		}
		String scheme = matcher.group(1);
		Map<String, String> parameters = new LinkedHashMap<>();
		boolean more = true;
		while (more) {
			takeParameter(field, matcher, parameters);
			int end = matcher.end();
			more = end < field.length();
			if (more && !matcher.usePattern(COMMA).region(end, field.length()).lookingAt()) {
				throw malformed(field, end);
			}
		}
		return new Challenge(scheme, parameters);
	}

	private static void takeParameter(String field, Matcher matcher, Map<String, String> parameters) {
		int start = matcher.end();
		if (!matcher.usePattern(PARAMETER).region(start, field.length()).lookingAt()) {
			throw malformed(field, start);
		}
		String token = matcher.group(2);
		String value = (token != null) ? token : ESCAPED.matcher(matcher.group(3)).replaceAll("$1");
		if (parameters.putIfAbsent(matcher.group(1), value) != null) {
			throw malformed(field, start);
		}
	}

	private static IllegalArgumentException malformed(String field, int position) {
		return new IllegalArgumentException("The challenge '" + field + "' is malformed at character " + position
				+ ": it takes a scheme and name=value pairs, each name once, parted by commas");
	}

}
