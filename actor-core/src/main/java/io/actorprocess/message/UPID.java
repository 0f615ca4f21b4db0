package io.actorprocess.message;

/**
 * The untyped address of a process anywhere: {@code id@ip:port}.
 * <p>
 * A UPID names whichever process bears the id when an event arrives, so it stays good
 * when a process ends and another is spawned under the same id.
 * <p>
 * Thread-safety: immutable.
 *
 * @param id the id of the process, unique within its runtime and without control
 * characters; empty addresses the runtime itself
 * @param address where its runtime listens
 */
public record UPID(String id, Address address) {

	/**
	 * The sender of a message that no process sent; libprocess prints it as
	 * {@code @0.0.0.0:0}.
	 */
	public static final UPID ANONYMOUS = new UPID("", Address.of("0.0.0.0", 0));

	/**
	 * An address.
	 * @throws IllegalArgumentException if the id has a control character
	 */
	public UPID {
		ControlCharacters.requireNone(id);
	}

	/**
	 * Parses {@code id@ip:port}. The id ends at the first {@code @}.
	 * @param text the printed form
	 * @return the UPID; {@link #ANONYMOUS} for {@code @0.0.0.0:0}
	 * @throws IllegalArgumentException if the text has another form, has no id or no port
	 */
	public static UPID parse(String text) {
		int at = text.indexOf('@');
		if (at < 0) {
			throw new IllegalArgumentException("'" + text + "' is no process address: expected id@ip:port");
		}
		UPID parsed = new UPID(text.substring(0, at), Address.parse(text.substring(at + 1)));
		if (parsed.equals(ANONYMOUS)) {
			return ANONYMOUS;
		}
		if (parsed.id.isEmpty() || parsed.address.port() == 0) {
			throw new IllegalArgumentException("'" + text + "' is no process address: the id or the port is missing");
		}
		return parsed;
	}

	/**
	 * Whether this is {@link #ANONYMOUS}.
	 * @return true if no process bears this address
	 */
	public boolean isAnonymous() {
		return equals(ANONYMOUS);
	}

	@Override
	public String toString() {
		return this.id + "@" + this.address;
	}

}
