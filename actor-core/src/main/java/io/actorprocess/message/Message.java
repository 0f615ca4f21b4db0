package io.actorprocess.message;

/**
 * A named message from one process to another.
 * <p>
 * The body is handed over, not copied: neither the sender nor a receiver may change it
 * after the message was sent. Equality is identity of the body.
 * <p>
 * Thread-safety: immutable as long as that rule is kept.
 *
 * @param name what the message is called; protobuf messages use their full type name
 * @param from who sent it, {@link UPID#ANONYMOUS} if no process did
 * @param to who shall get it
 * @param body the bytes, possibly none
 * @param metadata what travels beside the body, for most messages
 * {@linkplain Metadata#NONE nothing}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Message(String name, UPID from, UPID to, byte[] body, Metadata metadata) {

	/**
	 * A message without metadata.
	 * @param name what the message is called
	 * @param from who sent it
	 * @param to who shall get it
	 * @param body the bytes, possibly none
	 */
	public Message(String name, UPID from, UPID to, byte[] body) {
		this(name, from, to, body, Metadata.NONE);
	}

	/**
	 * This message with other metadata.
	 * @param other what shall travel beside the body
	 * @return this message if nothing changes
	 */
	public Message withMetadata(Metadata other) {
		return other.equals(this.metadata) ? this : new Message(this.name, this.from, this.to, this.body, other);
	}

	@Override
	public String toString() {
		return "'" + this.name + "' from " + this.from + " to " + this.to + " (" + this.body.length + " bytes)";
	}

}
