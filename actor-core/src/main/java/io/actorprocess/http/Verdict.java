package io.actorprocess.http;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What {@link AccessControl} decided on a request.
 * <p>
 * Thread-safety: immutable as long as nobody changes the body of the refusal.
 *
 * @param principal who asks, or null if that is unknown
 * @param refusal the response that refuses the request, or null if it is let in
 */
public record Verdict(@Nullable Principal principal, @Nullable HttpResponse refusal) {

	/** Let in, whoever it is. */
	public static final Verdict ANYBODY = new Verdict(null, null);

	static Verdict admit(@Nullable Principal principal) {
		return new Verdict(principal, null);
	}

	static Verdict refuse(HttpResponse refusal) {
		return new Verdict(null, refusal);
	}

	/**
	 * Whether the request is let in.
	 * @return true if there is no refusal
	 */
	public boolean isAdmitted() {
		return this.refusal == null;
	}

	/**
	 * The response that refuses the request.
	 * @return the refusal
	 * @throws NullPointerException if the request is let in
	 */
	public HttpResponse requireRefusal() {
		return Objects.requireNonNull(this.refusal, "the request is let in");
	}

}
