package io.actorprocess.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Header fields in order; names ignore case and may repeat.
 * <p>
 * Thread-safety: immutable.
 */
public final class Headers {

	private static final Headers EMPTY = new Headers(List.of());

	private final List<String> flat;

	private Headers(List<String> flat) {
		this.flat = flat;
	}

	/**
	 * No fields.
	 * @return empty headers
	 */
	public static Headers empty() {
		return EMPTY;
	}

	/**
	 * Headers from names and values in turn.
	 * @param namesAndValues name, value, name, value …
	 * @return the headers
	 * @throws IllegalArgumentException if a value is missing or a text has a line break
	 */
	public static Headers of(String... namesAndValues) {
		if (namesAndValues.length % 2 != 0) {
			throw new IllegalArgumentException("The header '" + namesAndValues[namesAndValues.length - 1]
					+ "' has no value: give names and values in turn");
		}
		for (String text : namesAndValues) {
			requireOneLine(text);
		}
		return new Headers(List.of(namesAndValues));
	}

	private static void requireOneLine(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\r' || c == '\n' || c == 0) {
				throw new IllegalArgumentException("A header must not contain a line break or NUL (index " + i + ")");
			}
		}
	}

	/**
	 * These headers and one more field.
	 * @param name the name
	 * @param value the value
	 * @return new headers
	 * @throws IllegalArgumentException if a text has a line break
	 */
	public Headers with(String name, String value) {
		requireOneLine(name);
		requireOneLine(value);
		List<String> more = new ArrayList<>(this.flat.size() + 2);
		more.addAll(this.flat);
		more.add(name);
		more.add(value);
		return new Headers(List.copyOf(more));
	}

	/**
	 * The first value of a field.
	 * @param name the name in any case
	 * @return the value, or null if there is no such field
	 */
	public @Nullable String get(String name) {
		for (int i = 0; i < this.flat.size(); i += 2) {
			if (this.flat.get(i).equalsIgnoreCase(name)) {
				return this.flat.get(i + 1);
			}
		}
		return null;
	}

	/**
	 * All values of a field.
	 * @param name the name in any case
	 * @return the values in order
	 */
	public List<String> all(String name) {
		List<String> values = new ArrayList<>();
		forEach((key, value) -> {
			if (key.equalsIgnoreCase(name)) {
				values.add(value);
			}
		});
		return List.copyOf(values);
	}

	/**
	 * Whether there is such a field.
	 * @param name the name in any case
	 * @return true if at least one
	 */
	public boolean contains(String name) {
		return get(name) != null;
	}

	/**
	 * Visits the fields in order.
	 * @param visitor takes name and value
	 */
	public void forEach(BiConsumer<String, String> visitor) {
		for (int i = 0; i < this.flat.size(); i += 2) {
			visitor.accept(this.flat.get(i), this.flat.get(i + 1));
		}
	}

	/**
	 * The number of fields.
	 * @return the count, repeats included
	 */
	public int size() {
		return this.flat.size() / 2;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Headers that && this.flat.equals(that.flat);
	}

	@Override
	public int hashCode() {
		return this.flat.hashCode();
	}

	@Override
	public String toString() {
		return this.flat.toString();
	}

}
