package io.actorprocess.remote;

import java.util.Arrays;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.Headers;
import io.actorprocess.message.Metadata;

/**
 * The header fields of one request, as places in its bytes: most are never looked at, so
 * they become text only on demand.
 * <p>
 * Thread-safety: owned by one decoder.
 */
final class HeaderTable {

	private static final int PLACES = 4;

	/** Per field: start and end of the name, start and end of the value. */
	private int[] places = new int[PLACES * 16];

	private int size;

	/**
	 * Adds the field of a line.
	 * @param line holds the line as its current one
	 * @throws MalformedRequestException if the line is no field, or continues the one
	 * before
	 */
	void add(LineBuffer line) {
		byte[] bytes = line.bytes();
		int colon = line.start();
		while (colon < line.end() && Ascii.isToken(bytes[colon])) {
			colon++;
		}
		if (colon == line.start() || colon == line.end() || bytes[colon] != ':'
				|| !Ascii.isFieldValue(bytes, colon + 1, line.end())) {
			throw MalformedRequestException.badRequest("A header field is malformed");
		}
		int from = colon + 1;
		int to = line.end();
		while (from < to && Ascii.isBlank(bytes[from])) {
			from++;
		}
		while (from < to && Ascii.isBlank(bytes[to - 1])) {
			to--;
		}
		add(line.start(), colon, from, to);
	}

	private void add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
		int at = PLACES * this.size++;
		if (at == this.places.length) {
			this.places = Arrays.copyOf(this.places, 2 * at);
		}
		this.places[at] = nameStart;
		this.places[at + 1] = nameEnd;
		this.places[at + 2] = valueStart;
		this.places[at + 3] = valueEnd;
	}

	void clear() {
		this.size = 0;
	}

	int size() {
		return this.size;
	}

	/**
	 * The next field of a name.
	 * @param lower the name in lower case
	 * @param first the field to begin with
	 * @param lines the bytes of the request
	 * @return the field's index, or -1
	 */
	int find(String lower, int first, LineBuffer lines) {
		for (int field = first; field < this.size; field++) {
			int at = PLACES * field;
			if (Ascii.equalsIgnoreCase(lower, lines.bytes(), this.places[at], this.places[at + 1])) {
				return field;
			}
		}
		return -1;
	}

	/**
	 * The value of a field that may appear once.
	 * @param lower the name in lower case
	 * @param lines the bytes of the request
	 * @return the value, or null if there is no such field
	 * @throws MalformedRequestException if the field appears again
	 */
	@Nullable String single(String lower, LineBuffer lines) {
		int field = find(lower, 0, lines);
		if (field < 0) {
			return null;
		}
		if (find(lower, field + 1, lines) >= 0) {
			throw MalformedRequestException.badRequest("The header field " + lower + " appears twice");
		}
		return value(field, lines);
	}

	String value(int field, LineBuffer lines) {
		return lines.text(this.places[PLACES * field + 2], this.places[PLACES * field + 3]);
	}

	/**
	 * All fields as text.
	 * @param lines the bytes of the request
	 * @return the fields in order
	 */
	Headers toHeaders(LineBuffer lines) {
		String[] flat = new String[2 * this.size];
		for (int field = 0; field < this.size; field++) {
			int at = PLACES * field;
			flat[2 * field] = lines.text(this.places[at], this.places[at + 1]);
			flat[2 * field + 1] = value(field, lines);
		}
		return Headers.of(flat);
	}

	/**
	 * Some fields as metadata. What cannot be metadata is left out, as it is not worth
	 * the message. Fields of one name are joined as a list, which is what RFC 9110 says
	 * they are.
	 * @param names the names of the fields, in lower case
	 * @param lines the bytes of the request
	 * @return the pairs in the order of the names
	 */
	Metadata toMetadata(Collection<String> names, LineBuffer lines) {
		Metadata metadata = Metadata.NONE;
		for (String name : names) {
			int field = find(name, 0, lines);
			if (field >= 0) {
				String value = joined(name, field, lines);
				metadata = metadata.accepts(name, value) ? metadata.with(name, value) : metadata;
			}
		}
		return metadata;
	}

	private String joined(String name, int first, LineBuffer lines) {
		String value = value(first, lines);
		int next = find(name, first + 1, lines);
		while (next >= 0) {
			value += "," + value(next, lines);
			next = find(name, next + 1, lines);
		}
		return value;
	}

}
