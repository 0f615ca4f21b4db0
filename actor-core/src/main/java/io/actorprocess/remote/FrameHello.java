package io.actorprocess.remote;

import java.util.HashMap;
import java.util.Map;

import io.actorprocess.message.Address;

/**
 * What a node says about its session with a peer when a connection begins. From the
 * hellos of both, each knows what has arrived of what it sent before.
 * <p>
 * Thread-safety: immutable.
 *
 * @param node the address that the processes of the speaker bear
 * @param session the speaker's session, never 0
 * @param peerSession the session of the other that the speaker remembers, 0 if none
 * @param received how many entries of the peer the speaker has taken in
 * @param settled how many entries of {@code session} the speaker will not send (again)
 * @param sent how many entries of {@code session} the speaker has ever sent
 * @param generation the number of the connection: one more than those that the speaker
 * knows of if it begins one
 */
public record FrameHello(Address node, long session, long peerSession, long received, long settled, long sent,
		long generation) {

	/**
	 * Checks the numbers.
	 * @throws IllegalArgumentException if they make no sense
	 */
	public FrameHello {
		if (session == 0 || received < 0 || settled < 0 || sent < settled || generation < 0) {
			throw new IllegalArgumentException("The numbers of the hello of " + node + " make no sense");
		}
	}

	/**
	 * Parses the text of a hello.
	 * @param text what {@link #toText()} makes; unknown parameters are ignored
	 * @return the hello
	 * @throws IllegalArgumentException if the text is no hello
	 */
	public static FrameHello parse(String text) {
		Map<String, String> values = new HashMap<>();
		for (String parameter : text.split(";", 16)) {
			int equals = parameter.indexOf('=');
			if (equals < 0) {
				throw new IllegalArgumentException("'" + parameter.strip() + "' is no parameter of a hello");
			}
			values.put(parameter.substring(0, equals).strip(), parameter.substring(equals + 1).strip());
		}
		return new FrameHello(Address.parse(values.getOrDefault("node", "")), id(values, "session"), id(values, "peer"),
				count(values, "received"), count(values, "settled"), count(values, "sent"),
				count(values, "generation"));
	}

	private static long id(Map<String, String> values, String name) {
		return Long.parseUnsignedLong(values.getOrDefault(name, "0"), 16);
	}

	private static long count(Map<String, String> values, String name) {
		return Long.parseLong(values.getOrDefault(name, "0"));
	}

	/**
	 * The hello as the value of a header field.
	 * @return visible ASCII and blanks
	 */
	public String toText() {
		return "node=" + this.node + "; session=" + Long.toHexString(this.session) + "; peer="
				+ Long.toHexString(this.peerSession) + "; received=" + this.received + "; settled=" + this.settled
				+ "; sent=" + this.sent + "; generation=" + this.generation;
	}

}
