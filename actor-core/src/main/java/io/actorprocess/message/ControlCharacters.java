package io.actorprocess.message;

/**
 * What no id and no name may hold: such a character would end a line of a log or of a
 * header, and with it forge the next one.
 */
public final class ControlCharacters {

	private ControlCharacters() {
	}

	/**
	 * Whether a text holds a control character (C0, DEL or C1).
	 * @param text the text
	 * @return false if each character can be printed
	 */
	public static boolean in(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isISOControl(text.charAt(i))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Refuses an id that would not be safe to print.
	 * @param id the id of a process
	 * @return the same id
	 * @throws IllegalArgumentException if it holds a control character
	 */
	public static String requireNone(String id) {
		if (in(id)) {
			throw new IllegalArgumentException("The id '" + escaped(id)
					+ "' of a process has a control character: use characters that can be printed");
		}
		return id;
	}

	/**
	 * A text that is safe to print.
	 * @param text any text
	 * @return the text with each control character as a backslash, {@code u} and four
	 * digits
	 */
	public static String escaped(String text) {
		if (!in(text)) {
			return text;
		}
		StringBuilder escaped = new StringBuilder();
		text.chars().forEach((c) -> escaped.append(Character.isISOControl(c) ? String.format("\\u%04x", c) : (char) c));
		return escaped.toString();
	}

}
