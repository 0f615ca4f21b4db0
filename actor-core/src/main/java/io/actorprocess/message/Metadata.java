package io.actorprocess.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * What travels beside the body of a {@link Message}: a few named texts, such as the trace
 * that the message belongs to. It is bounded, because every message of a trace carries
 * it, and it is no place for what the receiver cannot do without: a peer may drop it.
 * <p>
 * Names are tokens of HTTP in lower case; values are visible ASCII, with blanks inside.
 * <p>
 * Thread-safety: immutable.
 */
public final class Metadata {

	/** No metadata, which is what most messages have. */
	public static final Metadata NONE = new Metadata(List.of(), 0);

	/** How many pairs there may be. */
	public static final int MOST_PAIRS = 8;

	/** How many characters all names and values may have. */
	public static final int MOST_CHARACTERS = 8192;

	private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

	/** Names and values in turn. */
	private final List<String> flat;

	private final int characters;

	private Metadata(List<String> flat, int characters) {
		this.flat = flat;
		this.characters = characters;
	}

	/**
	 * Metadata from names and values in turn.
	 * @param namesAndValues name, value, name, value …
	 * @return the metadata
	 * @throws IllegalArgumentException if a value is missing, a text has other characters
	 * than it may, a name appears twice, or there is too much
	 */
	public static Metadata of(String... namesAndValues) {
		if (namesAndValues.length % 2 != 0) {
			throw new IllegalArgumentException("The metadata '" + namesAndValues[namesAndValues.length - 1]
					+ "' has no value: give names and values in turn");
		}
		Metadata metadata = NONE;
		for (int i = 0; i < namesAndValues.length; i += 2) {
			metadata = metadata.with(namesAndValues[i], namesAndValues[i + 1]);
		}
		return metadata;
	}

	/**
	 * These pairs and one more.
	 * @param name the name, in lower case
	 * @param value the value
	 * @return new metadata
	 * @throws IllegalArgumentException if {@link #accepts} says no
	 */
	public Metadata with(String name, String value) {
		if (!accepts(name, value)) {
			throw new IllegalArgumentException("The metadata '" + name + "' is refused beside " + this.flat.size() / 2
					+ " pairs: names are unused lower-case tokens, values visible ASCII, at most " + MOST_PAIRS
					+ " pairs with " + MOST_CHARACTERS + " characters");
		}
		List<String> more = new ArrayList<>(this.flat.size() + 2);
		more.addAll(this.flat);
		more.add(name);
		more.add(value);
		return new Metadata(List.copyOf(more), this.characters + name.length() + value.length());
	}

	/**
	 * Whether a pair may be added.
	 * @param name the name
	 * @param value the value
	 * @return false if it is malformed, there already, or too much
	 */
	public boolean accepts(String name, String value) {
		return size() < MOST_PAIRS && this.characters + name.length() + value.length() <= MOST_CHARACTERS
				&& isName(name) && isValue(value) && get(name) == null;
	}

	/**
	 * Whether a text may be a name.
	 * @param text the text
	 * @return true for a token in lower case
	 */
	public static boolean isName(String text) {
		return !text.isEmpty() && text.chars()
			.allMatch((c) -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || TOKEN_MARKS.indexOf(c) >= 0);
	}

	/**
	 * Whether a text may be a value.
	 * @param text the text
	 * @return true for visible ASCII and blanks within
	 */
	public static boolean isValue(String text) {
		return text.chars().allMatch((c) -> c >= ' ' && c <= '~') && text.strip().length() == text.length();
	}

	/**
	 * Those pairs whose names are in a collection.
	 * @param names the names to keep
	 * @return this if all are
	 */
	public Metadata retain(Collection<String> names) {
		Metadata kept = NONE;
		for (int i = 0; i < this.flat.size(); i += 2) {
			if (names.contains(this.flat.get(i))) {
				kept = kept.with(this.flat.get(i), this.flat.get(i + 1));
			}
		}
		return (kept.size() == size()) ? this : kept;
	}

	/**
	 * The value of a name.
	 * @param name the name, in lower case
	 * @return the value, or null if there is none
	 */
	public @Nullable String get(String name) {
		for (int i = 0; i < this.flat.size(); i += 2) {
			if (this.flat.get(i).equals(name)) {
				return this.flat.get(i + 1);
			}
		}
		return null;
	}

	/**
	 * Visits the pairs in order.
	 * @param visitor takes name and value
	 */
	public void forEach(BiConsumer<String, String> visitor) {
		for (int i = 0; i < this.flat.size(); i += 2) {
			visitor.accept(this.flat.get(i), this.flat.get(i + 1));
		}
	}

	/**
	 * The number of pairs.
	 * @return the count
	 */
	public int size() {
		return this.flat.size() / 2;
	}

	/**
	 * The number of characters of all names and values, each of which is one byte.
	 * @return the count
	 */
	public int characters() {
		return this.characters;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Metadata that && this.flat.equals(that.flat);
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
