package io.actorprocess.remote;

import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.Future;
import io.actorprocess.http.Body;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.Pipe;

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
	 * are collected; then the request is handed out, back to 1. Or, if the listener wants
	 * a stream, the request is handed out first and the bytes go to a pipe. 4. ENDED: the
	 * last request was handed out or refused; further bytes are skipped.
	 */

	private static final int MOST_BLANK_LINES = 8;

	private static final byte[] NOTHING = {};

	private enum State {

		LINE, FIELDS, BODY, ENDED

	}

	private final RequestLimits limits;

	/** Null if every body is collected. */
	private final @Nullable Function<HttpRequest, Reception> reception;

	private final Collection<String> metadataNames;

	/** Whether messages are handed out with their heads. */
	private final BooleanSupplier guarded;

	private final RequestInterpreter interpreter;

	private final LineBuffer lines = new LineBuffer();

	private final HeaderTable fields = new HeaderTable();

	private final BodyReader body;

	private State state = State.LINE;

	private int blankLines;

	private int requests;

	private RequestLine line = RequestLine.NONE;

	private RequestHead head = RequestHead.NONE;

	/** Where the bytes of the body go; stays if the body ends too early. */
	private Pipe.@Nullable Writer stream;

	/** Whether the reader of the stream keeps up. */
	private @Nullable Future<@Nullable Void> taken;

	/**
	 * A decoder that takes in no metadata and collects every body.
	 * @param limits when to refuse a request
	 * @param client who is connected, or null if that is unknown
	 */
	public RequestDecoder(RequestLimits limits, @Nullable InetSocketAddress client) {
		this(limits, List.of(), client, null, () -> false);
	}

	/**
	 * A decoder at the beginning of a connection.
	 * @param limits when to refuse a request
	 * @param metadataNames the header fields that are the metadata of a message, in lower
	 * case
	 * @param client who is connected, or null if that is unknown
	 * @param reception says what to do with a body that has not arrived yet; null to
	 * collect every body
	 * @param guarded whether somebody decides by the head of a message who may send it
	 */
	public RequestDecoder(RequestLimits limits, Collection<String> metadataNames, @Nullable InetSocketAddress client,
			@Nullable Function<HttpRequest, Reception> reception, BooleanSupplier guarded) {
		this.limits = limits;
		this.metadataNames = metadataNames;
		this.reception = reception;
		this.guarded = guarded;
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
			if (this.stream != null) {
				this.stream.fail(new ProtocolException(ex.reason()));
				return null;
			}
			return new DecodedRequest.Refusal(ex.status(), ex.reason(), false);
		}
	}

	private @Nullable DecodedRequest advance(ByteBuffer in) {
		if (this.state == State.LINE) {
			readLine(in);
		}
		if (this.state == State.FIELDS && readFields(in)) {
			DecodedRequest early = beginBody(in);
			if (early != null) {
				return early;
			}
			if (this.head.expectsContinue() && !in.hasRemaining()) {
				return new DecodedRequest.ContinueExpected();
			}
		}
		if (this.state == State.BODY) {
			boolean complete = this.body.read(in);
			if (this.stream != null) {
				feed(this.stream, complete);
			}
			else if (complete) {
				return finish();
			}
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

	private @Nullable DecodedRequest beginBody(ByteBuffer in) {
		this.head = RequestHead.of(this.line, this.fields, this.lines, this.metadataNames, this.guarded.getAsBoolean());
		this.state = State.BODY;
		boolean offered = this.reception != null && !this.head.isMessage() && this.head.contentCoding().isEmpty()
				&& this.head.isBodyToCome(in.remaining());
		DecodedRequest early = offered ? offer(in) : null;
		if (early == null) {
			this.body.begin(this.head.chunked(), this.head.contentLength(), this.limits.body(this.head.isMessage()));
		}
		return early;
	}

	private @Nullable DecodedRequest offer(ByteBuffer in) {
		if (this.reception == null
				|| !(this.interpreter.interpret(this.head, NOTHING) instanceof DecodedRequest.PlainRequest plain)) {
			return null;
		}
		Reception decision = this.reception.apply(plain.request());
		if (decision instanceof Reception.Refused refused && this.head.expectsContinue()) {
			this.state = State.ENDED;
			in.position(in.limit());
			return new DecodedRequest.Answered(refused.response());
		}
		return (decision instanceof Reception.Stream) ? beginStream(plain, !in.hasRemaining()) : null;
	}

	private DecodedRequest beginStream(DecodedRequest.PlainRequest plain, boolean bodyWaits) {
		Pipe pipe = new Pipe();
		this.stream = pipe.writer();
		this.body.begin(this.head.chunked(), this.head.contentLength(), BodyReader.UNLIMITED);
		return new DecodedRequest.PlainRequest(plain.request().withContent(new Body.Stream(pipe.reader())),
				plain.keepAlive(), plain.minorVersion(), this.head.expectsContinue() && bodyWaits);
	}

	private void feed(Pipe.Writer writer, boolean complete) {
		byte[] piece = this.body.take();
		if (piece.length > 0) {
			this.taken = writer.write(piece);
		}
		if (complete) {
			writer.close();
			this.stream = null;
			this.taken = null;
			next(this.head.keepAlive());
		}
	}

	private DecodedRequest finish() {
		DecodedRequest request = this.interpreter.interpret(this.head, this.body.take());
		next(request.keepAlive());
		return request;
	}

	private void next(boolean keepAlive) {
		this.lines.clear();
		this.requests++;
		this.state = keepAlive ? State.LINE : State.ENDED;
	}

	/**
	 * The connection ends: a stream that is not complete fails.
	 * @param cause why
	 */
	public void abort(Throwable cause) {
		this.state = State.ENDED;
		if (this.stream != null) {
			this.stream.fail(cause);
		}
	}

	/**
	 * Whether a body goes to a stream and is not complete, and may never be.
	 * @return true from the request to the end of its body
	 */
	public boolean isStreaming() {
		return this.stream != null;
	}

	/**
	 * How far the reader of a stream is behind.
	 * @return null if it keeps up; pending while no more bytes should be decoded
	 */
	public @Nullable Future<@Nullable Void> backlog() {
		return (this.taken != null && this.taken.isPending()) ? this.taken : null;
	}

	/**
	 * Whether there is no further request.
	 * @return true after the last one, or after bytes that were none
	 */
	public boolean isEnded() {
		return this.state == State.ENDED;
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
