package io.actorprocess.remote;

import java.io.EOFException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.http.Body;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;

/**
 * Turns the bytes that a server sends into responses, however they are cut into pieces.
 * <p>
 * Thread-safety: owned by one connection.
 */
public final class ResponseDecoder {

	/*
	 * 1. LINE: the status line is collected. 2. FIELDS: header lines are collected up to
	 * the empty one. 3. BODY: a response that is wanted as a whole is handed out at its
	 * end; one that is wanted as a stream was handed out before, and the bytes go to its
	 * pipe. 4. ENDED: the last response is over or something went wrong.
	 *
	 * As strict as the decoder of requests, for the same reasons. What is said on the way
	 * to a response (100 and the like) is skipped.
	 */

	private enum State {

		LINE, FIELDS, BODY, ENDED

	}

	/** What the request of a response was. */
	private record Expected(boolean head, boolean streamed) {

	}

	private final RequestLimits limits;

	private final HeadReader heads;

	private final LineBuffer lines;

	private final BodyReader body;

	private final ArrayDeque<Expected> expected = new ArrayDeque<>();

	private State state = State.LINE;

	private String statusLine = "";

	private ResponseHead head = ResponseHead.NONE;

	private final StreamedBody stream = new StreamedBody();

	/**
	 * A decoder at the beginning of a connection.
	 * @param limits when to refuse a response; the body of a request stands for that of a
	 * response
	 */
	public ResponseDecoder(RequestLimits limits) {
		this.limits = limits;
		this.heads = new HeadReader(limits);
		this.lines = this.heads.lines();
		this.body = new BodyReader(this.lines, limits);
	}

	/**
	 * Announces a response, after those announced before.
	 * @param head whether the request is a HEAD
	 * @param streamed whether the response is wanted before its body
	 */
	public void expect(boolean head, boolean streamed) {
		this.expected.add(new Expected(head, streamed));
	}

	/**
	 * Takes in bytes up to the end of one response.
	 * @param in the bytes that arrived; those after the response are left in it
	 * @return the response, or null if more bytes are needed
	 * @throws ProtocolException if the bytes are no response, or larger than the limits
	 */
	public @Nullable DecodedResponse next(ByteBuffer in) throws ProtocolException {
		try {
			return advance(in);
		}
		catch (MalformedRequestException ex) {
			ProtocolException failure = new ProtocolException(ex.reason());
			abort(failure);
			throw failure;
		}
	}

	private @Nullable DecodedResponse advance(ByteBuffer in) {
		if (this.state == State.LINE && in.hasRemaining()) {
			if (this.expected.isEmpty()) {
				throw MalformedRequestException.badRequest("A response arrived that nobody asked for");
			}
			readLine(in);
		}
		if (this.state == State.FIELDS && this.heads.readFields(in)) {
			return begin(in);
		}
		if (this.state == State.BODY) {
			return read(in);
		}
		if (this.state == State.ENDED) {
			in.position(in.limit());
		}
		return null;
	}

	private void readLine(ByteBuffer in) {
		if (this.heads.readLine(in, 400)) {
			this.statusLine = this.lines.text(this.lines.start(), this.lines.end());
			this.heads.beginFields();
			this.state = State.FIELDS;
		}
	}

	private @Nullable DecodedResponse begin(ByteBuffer in) {
		Expected wanted = this.expected.element();
		this.head = ResponseHead.of(this.statusLine, this.heads.fields(), this.lines, wanted.head());
		if (this.head.isInterim()) {
			this.lines.clear();
			this.state = State.LINE;
			return in.hasRemaining() ? advance(in) : null;
		}
		long limit = wanted.streamed() ? BodyReader.UNLIMITED : this.limits.httpBody();
		this.body.begin(this.head.chunked(), this.head.contentLength(), limit);
		this.state = State.BODY;
		if (!wanted.streamed()) {
			return read(in);
		}
		Body.Stream content = this.stream.begin();
		read(in);
		return decoded(content);
	}

	private DecodedResponse decoded(Body content) {
		return new DecodedResponse(new HttpResponse(this.head.status(), this.head.headers(), content),
				this.head.keepAlive());
	}

	private @Nullable DecodedResponse read(ByteBuffer in) {
		boolean complete = this.body.read(in);
		if (!this.stream.isUnderWay()) {
			return complete ? finish() : null;
		}
		this.stream.write(this.body.take());
		if (complete) {
			finishStream();
		}
		return null;
	}

	private void finishStream() {
		this.stream.finish();
		proceed();
	}

	private DecodedResponse finish() {
		byte[] transferred = this.body.take();
		boolean compressed = RequestInterpreter.GZIP.contains(this.head.contentCoding()) && transferred.length > 0;
		try {
			byte[] bytes = compressed ? Gunzip.inflate(transferred, this.limits.httpBody()) : transferred;
			DecodedResponse response = decoded(new Body.Bytes(bytes));
			proceed();
			return response;
		}
		catch (IllegalArgumentException ex) {
			throw MalformedRequestException.badRequest(String.valueOf(ex.getMessage()));
		}
	}

	private void proceed() {
		this.expected.remove();
		this.lines.clear();
		this.state = this.head.keepAlive() ? State.LINE : State.ENDED;
	}

	/**
	 * The server has sent everything, which completes a body without a length.
	 * @return the response, or null if there is none to hand out
	 * @throws EOFException if a response was under way; a stream fails too
	 * @throws ProtocolException if the response is malformed
	 */
	public @Nullable DecodedResponse end() throws EOFException, ProtocolException {
		boolean untilNow = this.state == State.BODY && !this.head.chunked()
				&& this.head.contentLength() == BodyReader.UNTIL_CLOSE;
		if (untilNow && this.stream.isUnderWay()) {
			finishStream();
		}
		else if (untilNow) {
			return finishAtEnd();
		}
		else if (this.state == State.FIELDS || this.state == State.BODY || !this.lines.isLineEmpty()) {
			EOFException failure = new EOFException("Failed to decode body: the connection ended within a response");
			abort(failure);
			throw failure;
		}
		this.state = State.ENDED;
		return null;
	}

	private DecodedResponse finishAtEnd() throws ProtocolException {
		try {
			return finish();
		}
		catch (MalformedRequestException ex) {
			throw new ProtocolException(ex.reason());
		}
	}

	/**
	 * The connection ends: a stream that is not complete fails.
	 * @param cause why
	 */
	public void abort(Throwable cause) {
		this.state = State.ENDED;
		this.stream.fail(cause);
	}

	/**
	 * The stream that the bytes go to.
	 * @return its writing end, or null if no body is under way as a stream
	 */
	public Pipe.@Nullable Writer stream() {
		return this.stream.writer();
	}

	/**
	 * How far the reader of a stream is behind.
	 * @return null if it keeps up; pending while no more bytes should be decoded
	 */
	public @Nullable Future<@Nullable Void> backlog() {
		return this.stream.backlog();
	}

	/**
	 * Whether nothing more can be decoded.
	 * @return true after the end of a response that is the last one of its connection
	 */
	public boolean isEnded() {
		return this.state == State.ENDED;
	}

}
