package io.actorprocess.remote;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one connection into requests, however they are cut into pieces.
 * <p>
 * Thread-safety: owned by one connection.
 */
public final class RequestDecoder {

	/*
	 * A decoder of its own, because two decisions need what general decoders hide: a
	 * chunk or body is refused by its announced size, before a byte of it is kept, and a
	 * continued header line is refused rather than joined. Where RFC 9112 lets a server
	 * be lenient, this one is strict: lines end in CR LF, one blank separates the parts
	 * of the request line, a length is said once. What cannot be understood leaves open
	 * where the next request begins, so nothing after it is looked at.
	 *
	 * 1. LINE: lines are collected until one is not empty: the request line. 2. FIELDS:
	 * lines are collected up to the empty one; then the head is judged. 3. BODY: bytes
	 * are collected; then the request is handed out, back to 1. 4. ENDED: the last
	 * request was handed out or refused; further bytes are skipped.
	 */

	private static final int MOST_BLANK_LINES = 8;

	private enum State {

		LINE, FIELDS, BODY, ENDED

	}

	private final RequestLimits limits;

	private final Collection<String> metadataNames;

	private final RequestInterpreter interpreter;

	private final LineBuffer lines = new LineBuffer();

	private final HeaderTable fields = new HeaderTable();

	private final BodyReader body;

	private State state = State.LINE;

	private int blankLines;

	private int requests;

	private RequestLine line = RequestLine.NONE;

	private RequestHead head = RequestHead.NONE;

	/**
	 * A decoder that takes in no metadata.
	 * @param limits when to refuse a request
	 * @param client who is connected, or null if that is unknown
	 */
	public RequestDecoder(RequestLimits limits, @Nullable InetSocketAddress client) {
		this(limits, List.of(), client);
	}

	/**
	 * A decoder at the beginning of a connection.
	 * @param limits when to refuse a request
	 * @param metadataNames the header fields that are the metadata of a message, in lower
	 * case
	 * @param client who is connected, or null if that is unknown
	 */
	public RequestDecoder(RequestLimits limits, Collection<String> metadataNames, @Nullable InetSocketAddress client) {
		this.limits = limits;
		this.metadataNames = metadataNames;
		this.interpreter = new RequestInterpreter(limits, client);
		this.body = new BodyReader(this.lines, limits);
	}

	/**
	 * Takes in bytes up to the end of one request.
	 * @param in the bytes that arrived; those after the request are left in it
	 * @return the request, or null if more bytes are needed
	 */
	public @Nullable DecodedRequest next(ByteBuffer in) {
		try {
			return advance(in);
		}
		catch (MalformedRequestException ex) {
			this.state = State.ENDED;
			in.position(in.limit());
			return new DecodedRequest.Refusal(ex.status(), ex.reason(), false);
		}
	}

	private @Nullable DecodedRequest advance(ByteBuffer in) {
		if (this.state == State.LINE) {
			readLine(in);
		}
		if (this.state == State.FIELDS && readFields(in)) {
			beginBody();
			if (this.head.expectsContinue() && !in.hasRemaining()) {
				return new DecodedRequest.ContinueExpected();
			}
		}
		if (this.state == State.BODY && this.body.read(in)) {
			return finish();
		}
		if (this.state == State.ENDED) {
			in.position(in.limit());
		}
		return null;
	}

	private void readLine(ByteBuffer in) {
		while (this.state == State.LINE && in.hasRemaining()) {
			if (isIdle() && !Ascii.isBeginning(in.get(in.position()))) {
				throw MalformedRequestException.badRequest("This is no HTTP");
			}
			if (this.lines.read(in, this.limits.requestLine(), 414)) {
				acceptLine();
			}
		}
	}

	private void acceptLine() {
		if (!this.lines.isLineEmpty()) {
			this.line = RequestLine.parse(this.lines);
			this.lines.clear();
			this.fields.clear();
			this.blankLines = 0;
			this.state = State.FIELDS;
		}
		else if (++this.blankLines > MOST_BLANK_LINES) {
			throw MalformedRequestException.badRequest("Too many blank lines before a request");
		}
	}

	private boolean readFields(ByteBuffer in) {
		while (this.lines.read(in, this.limits.headerBytes() - this.lines.start(), 431)) {
			if (this.lines.isLineEmpty()) {
				return true;
			}
			if (this.fields.size() == this.limits.headerCount()) {
				throw new MalformedRequestException(431, "More than " + this.fields.size() + " header fields");
			}
			this.fields.add(this.lines);
			this.lines.next();
		}
		return false;
	}

	private void beginBody() {
		this.head = RequestHead.of(this.line, this.fields, this.lines, this.metadataNames);
		this.body.begin(this.head, this.limits.body(this.head.isMessage()));
		this.state = State.BODY;
	}

	private DecodedRequest finish() {
		DecodedRequest request = this.interpreter.interpret(this.head, this.body.take());
		this.lines.clear();
		this.requests++;
		this.state = request.keepAlive() ? State.LINE : State.ENDED;
		return request;
	}

	/**
	 * Whether no byte of a request has arrived since the last one.
	 * @return true between requests
	 */
	public boolean isIdle() {
		return this.state == State.ENDED || (this.state == State.LINE && this.lines.isLineEmpty());
	}

	/**
	 * Whether the head is complete and the body is not.
	 * @return true within a body
	 */
	public boolean isWithinBody() {
		return this.state == State.BODY;
	}

	/**
	 * How many bytes of the current body have arrived.
	 * @return the number of bytes, as they are transferred
	 */
	public int bodyLength() {
		return this.body.length();
	}

	/**
	 * How many requests were handed out.
	 * @return the number so far; it may wrap around
	 */
	public int requests() {
		return this.requests;
	}

}
