package io.actorprocess.demo.mesos;

import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * Writes JSON objects. Enough for a state page, so that the processes need no library.
 * <p>
 * Thread-safety: for one thread.
 */
final class Json {

	private final StringBuilder text = new StringBuilder(256);

	private boolean first = true;

	Json beginObject() {
		separate();
		this.text.append('{');
		this.first = true;
		return this;
	}

	Json endObject() {
		this.text.append('}');
		this.first = false;
		return this;
	}

	Json field(String name, int value) {
		name(name);
		this.text.append(value);
		return this;
	}

	Json field(String name, boolean value) {
		name(name);
		this.text.append(value);
		return this;
	}

	/** Writes the text of a value. */
	Json field(String name, Object value) {
		name(name);
		string(value.toString());
		return this;
	}

	/** Writes an array with an object for each element. */
	<E> Json array(String name, Collection<E> elements, BiConsumer<Json, E> fields) {
		name(name);
		this.text.append('[');
		this.first = true;
		for (E element : elements) {
			beginObject();
			fields.accept(this, element);
			endObject();
		}
		this.text.append(']');
		this.first = false;
		return this;
	}

	private void name(String name) {
		separate();
		string(name);
		this.text.append(':');
	}

	private void separate() {
		if (!this.first) {
			this.text.append(',');
		}
		this.first = false;
	}

	private void string(String value) {
		this.text.append('"');
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '"' || c == '\\') {
				this.text.append('\\').append(c);
			}
			else if (c < ' ') {
				this.text.append("\\u%04x".formatted((int) c));
			}
			else {
				this.text.append(c);
			}
		}
		this.text.append('"');
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
