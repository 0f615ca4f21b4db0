package io.actorprocess.http;

/**
 * Writes text into JSON.
 * <p>
 * Thread-safety: stateless.
 */
public final class JsonText {

	private JsonText() {
	}

	/**
	 * Quotes a text, so that it is safe in JSON, also within a page of HTML.
	 * @param text any text
	 * @return a JSON string
	 */
	public static String quote(String text) {
		StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
		text.chars().forEach((c) -> {
			if (c < 0x20 || c == '"' || c == '\\' || c == '<' || c == 0x7f) {
				quoted.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xf, 16));
			}
			else {
				quoted.append((char) c);
			}
		});
		return quoted.append('"').toString();
	}

}
