package io.actorprocess.remote;

import io.actorprocess.http.PercentCodec;
import io.actorprocess.message.ControlCharacters;

/**
 * The receiver and the name of a message, as its request line tells them.
 * <p>
 * Thread-safety: immutable.
 *
 * @param id the decoded id of the receiver, possibly empty
 * @param name the decoded name, possibly empty
 */
public record MessageTarget(String id, String name) {

	/** The longest name, and the longest id a sender uses, in characters. */
	public static final int MAX_LENGTH = 255;

	/**
	 * Parses {@code /id/name}; the name may hold further slashes, and a query is no part
	 * of it. A path of one segment is an id with an empty name.
	 * @param target the target of the request line
	 * @return receiver and name
	 * @throws IllegalArgumentException if the target is no absolute path, has a malformed
	 * escape, names a receiver that no process can be, or names the message in a way that
	 * no process can install
	 */
	public static MessageTarget parse(String target) {
		RequestTarget path = RequestTarget.parse(target);
		int slash = path.path().indexOf('/', 1);
		String id = path.path().substring(1, (slash < 0) ? path.path().length() : slash);
		String name = (slash < 0) ? "" : path.path().substring(slash + 1);
		return new MessageTarget(decodeId(id), decodeName(name));
	}

	private static String decodeId(String id) {
		try {
			return ControlCharacters.requireNone(PercentCodec.decode(id));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("Failed to decode URL path: " + ex.getMessage(), ex);
		}
	}

	private static String decodeName(String escaped) {
		String name = MessageCodec.decode(escaped);
		if (!isLegalName(name)) {
			throw new IllegalArgumentException("The name of a message has at most " + MAX_LENGTH
					+ " characters and none of them is a control character");
		}
		return name;
	}

	/**
	 * Whether a receiver takes a message of this name.
	 * @param name the decoded name
	 * @return false if it is too long or has a control character
	 */
	public static boolean isLegalName(String name) {
		return name.length() <= MAX_LENGTH && !ControlCharacters.in(name);
	}

}
