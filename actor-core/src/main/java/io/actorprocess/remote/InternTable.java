package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Remembers what strings of one kind mean, so that a string that was seen lately costs no
 * allocation. A peer that sends ever new strings gains nothing and costs no memory.
 *
 * @param <T> what a string means
 */
final class InternTable<T> {

	private static final int SLOTS = 256;

	private final Function<String, T> meaning;

	private final @Nullable Entry<T>[] entries;

	@SuppressWarnings({ "unchecked", "rawtypes" })
	InternTable(Function<String, T> meaning) {
		this.meaning = meaning;
		this.entries = new Entry[SLOTS];
	}

	/**
	 * Takes a string and says what it means.
	 * @param in the string begins at its position, and ends where it stands afterwards
	 * @param length the number of bytes
	 * @return what the string means
	 * @throws MalformedFrameException if the string is no UTF-8 or means nothing
	 */
	T take(ByteBuffer in, int length) {
		int start = in.position();
		int slot = hash(in, start, length) & (SLOTS - 1);
		Entry<T> entry = this.entries[slot];
		if (entry == null || !entry.matches(in, start, length)) {
			entry = decode(in, start, length);
			this.entries[slot] = entry;
		}
		in.position(start + length);
		return entry.value;
	}

	private static int hash(ByteBuffer in, int start, int length) {
		long hash = length;
		int i = 0;
		for (; i + Long.BYTES <= length; i += Long.BYTES) {
			hash = (hash ^ in.getLong(start + i)) * 0x9E3779B97F4A7C15L;
		}
		for (; i < length; i++) {
			hash = (hash ^ in.get(start + i)) * 0x9E3779B97F4A7C15L;
		}
		return (int) (hash >>> 40);
	}

	private Entry<T> decode(ByteBuffer in, int start, int length) {
		byte[] key = new byte[length];
		in.get(start, key);
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
			return new Entry<>(ByteBuffer.wrap(key), this.meaning.apply(text));
		}
		catch (CharacterCodingException ex) {
			throw new MalformedFrameException("A string is no UTF-8: " + Arrays.toString(key));
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedFrameException(String.valueOf(ex.getMessage()));
		}
	}

	private record Entry<T>(ByteBuffer key, T value) {

		private boolean matches(ByteBuffer in, int start, int length) {
			if (this.key.limit() != length) {
				return false;
			}
			int i = 0;
			for (; i + Long.BYTES <= length; i += Long.BYTES) {
				if (in.getLong(start + i) != this.key.getLong(i)) {
					return false;
				}
			}
			for (; i < length; i++) {
				if (in.get(start + i) != this.key.get(i)) {
					return false;
				}
			}
			return true;
		}

	}

}
