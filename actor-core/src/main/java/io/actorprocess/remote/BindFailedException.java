package io.actorprocess.remote;

import java.io.Serial;

import io.actorprocess.message.Address;

/**
 * A {@link SocketManager} could not listen on the address it was given.
 */
public class BindFailedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Address address;

	private final boolean inUse;

	/**
	 * The failure to bind an address.
	 * @param address what was asked for
	 * @param inUse whether another socket holds the port
	 * @param cause what the system said
	 */
	public BindFailedException(Address address, boolean inUse, Throwable cause) {
		super("Cannot listen on " + address + ": "
				+ (inUse ? "the port is in use; choose another port, or 0 for any free one" : cause.getMessage()),
				cause);
		this.address = address;
		this.inUse = inUse;
	}

	/**
	 * The address that was asked for.
	 * @return the address
	 */
	public Address address() {
		return this.address;
	}

	/**
	 * Whether another socket holds the port.
	 * @return false if the address itself is the trouble
	 */
	public boolean isInUse() {
		return this.inUse;
	}

}
