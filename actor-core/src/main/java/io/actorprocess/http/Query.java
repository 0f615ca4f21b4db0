package io.actorprocess.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * The decoded query of a URL. The last of several equal keys wins, {@code k} alone means
 * an empty value, and both {@code &} and {@code ;} separate.
 * <p>
 * Thread-safety: immutable.
 */
public final class Query {

	private static final Query EMPTY = new Query(Map.of());

	private final Map<String, String> values;

	private Query(Map<String, String> values) {
		this.values = values;
	}

	/**
	 * The query with no parameter.
	 * @return an empty query
	 */
	public static Query empty() {
		return EMPTY;
	}

	/**
	 * Decodes the part of a URL after the question mark.
	 * @param text the coded query
	 * @return the parameters in the order of their first appearance
	 * @throws IllegalArgumentException if an escape is malformed
	 */
	public static Query parse(String text) {
		if (text.isEmpty()) {
			return EMPTY;
		}
		Map<String, String> values = new LinkedHashMap<>();
		int start = 0;
		for (int i = 0; i <= text.length(); i++) {
			if (i == text.length() || text.charAt(i) == '&' || text.charAt(i) == ';') {
				put(values, text.substring(start, i));
				start = i + 1;
			}
		}
		return new Query(Collections.unmodifiableMap(values));
	}

	private static void put(Map<String, String> values, String pair) {
		if (pair.isEmpty()) {
			return;
		}
		int equals = pair.indexOf('=');
		String key = (equals < 0) ? pair : pair.substring(0, equals);
		String value = (equals < 0) ? "" : pair.substring(equals + 1);
		values.put(PercentCodec.decode(key), PercentCodec.decode(value));
	}

	/**
	 * The value of a parameter.
	 * @param key the decoded key
	 * @return the decoded value, or null if there is no such parameter
	 */
	public @Nullable String get(String key) {
		return this.values.get(key);
	}

	/**
	 * All parameters.
	 * @return an unmodifiable map in order of appearance
	 */
	public Map<String, String> asMap() {
		return this.values;
	}

	/**
	 * A query of parameters.
	 * @param parameters decoded keys and values
	 * @return the query in the order of the map
	 */
	public static Query of(Map<String, String> parameters) {
		return parameters.isEmpty() ? EMPTY : new Query(Collections.unmodifiableMap(new LinkedHashMap<>(parameters)));
	}

	/**
	 * The query as it stands in a URL after the question mark.
	 * @return escaped text; a key without a value has no equals sign
	 */
	public String encode() {
		StringJoiner pairs = new StringJoiner("&");
		this.values.forEach((key, value) -> {
			String escaped = PercentCodec.encode(key);
			pairs.add(value.isEmpty() ? escaped : escaped + "=" + PercentCodec.encode(value));
		});
		return pairs.toString();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Query that && this.values.equals(that.values);
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	@Override
	public String toString() {
		return this.values.toString();
	}

}
