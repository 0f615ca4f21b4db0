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
import io.actorprocess.http.HttpRequest;

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
	 * a stream, the request is handed out first and the bytes go to a pipe. Compressed
	 * bytes are inflated as they come. 4. ENDED: the last request was handed out or
	 * refused; further bytes are skipped.
	 */

	private static final int MOST_BLANK_LINES = 8;

	/**
	 * How much of a compressed stream is inflated at once, to a thousand times as much.
	 */
	private static final int STEP = 512;

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

	private final HeadReader heads;

	private final LineBuffer lines;

	private final BodyReader body;

	private State state = State.LINE;

	private int blankLines;

	private int requests;

	private RequestLine line = RequestLine.NONE;

	private RequestHead head = RequestHead.NONE;

	private final StreamedBody stream = new StreamedBody();

	/** Inflates the body; null if it is not compressed. */
	private @Nullable Gunzip gunzip;

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
		this.heads = new HeadReader(limits);
		this.lines = this.heads.lines();
		this.interpreter = new RequestInterpreter(client);
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
			end();
			in.position(in.limit());
			if (this.stream.isUnderWay()) {
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
		if (this.state == State.FIELDS && this.heads.readFields(in)) {
			DecodedRequest early = beginBody(in);
			if (early != null) {
				return early;
			}
			if (this.head.expectsContinue() && !in.hasRemaining()) {
				return new DecodedRequest.ContinueExpected();
			}
		}
		if (this.state == State.BODY) {
			boolean complete = (this.gunzip != null) ? inflate(in, this.gunzip) : this.body.read(in);
			if (this.stream.isUnderWay()) {
				feed(complete);
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
			if (this.heads.readLine(in, 414)) {
				acceptLine();
			}
		}
	}

	private void acceptLine() {
		if (!this.lines.isLineEmpty()) {
			this.line = RequestLine.parse(this.lines);
			this.heads.beginFields();
			this.blankLines = 0;
			this.state = State.FIELDS;
		}
		else if (++this.blankLines > MOST_BLANK_LINES) {
			throw MalformedRequestException.badRequest("Too many blank lines before a request");
		}
	}

	private @Nullable DecodedRequest beginBody(ByteBuffer in) {
		this.head = RequestHead.of(this.line, this.heads.fields(), this.lines, this.metadataNames,
				this.guarded.getAsBoolean());
		this.state = State.BODY;
		boolean offered = this.reception != null && !this.head.isMessage() && this.head.isBodyToCome(in.remaining());
		DecodedRequest early = offered ? offer(in) : null;
		if (early == null) {
			beginBody(this.limits.body(this.head.isMessage()));
		}
		return early;
	}

	private void beginBody(long limit) {
		this.body.begin(this.head.chunked(), this.head.contentLength(), limit);
		this.gunzip = RequestInterpreter.GZIP.contains(this.head.contentCoding()) ? new Gunzip(limit) : null;
	}

	private @Nullable DecodedRequest offer(ByteBuffer in) {
		if (this.reception == null || !(this.interpreter.interpret(this.head,
				() -> NOTHING) instanceof DecodedRequest.PlainRequest plain)) {
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
		beginBody(BodyReader.UNLIMITED);
		return new DecodedRequest.PlainRequest(plain.request().withContent(this.stream.begin()), plain.keepAlive(),
				plain.minorVersion(), this.head.expectsContinue() && bodyWaits);
	}

	/**
	 * A stream is inflated in steps, so that a few bytes which inflate to very many do
	 * not get far ahead of the reader.
	 */
	private boolean inflate(ByteBuffer in, Gunzip into) {
		int limit = in.limit();
		if (this.stream.isUnderWay()) {
			in.limit(Math.min(limit, in.position() + STEP));
		}
		try {
			boolean complete = this.body.read(in);
			into.add(this.body.take());
			return complete;
		}
		finally {
			in.limit(limit);
		}
	}

	private byte[] taken() {
		return (this.gunzip != null) ? this.gunzip.take() : this.body.take();
	}

	private void feed(boolean complete) {
		this.stream.write(taken());
		if (complete) {
			try {
				requireWhole();
				this.stream.finish();
			}
			catch (IllegalArgumentException ex) {
				this.stream.spoil(new ProtocolException(ex.getMessage()));
			}
			next(this.head.keepAlive());
		}
	}

	private DecodedRequest finish() {
		DecodedRequest request = this.interpreter.interpret(this.head, () -> {
			requireWhole();
			return taken();
		});
		next(request.keepAlive());
		return request;
	}

	private void requireWhole() {
		if (this.gunzip != null) {
			this.gunzip.requireWhole();
		}
	}

	private void next(boolean keepAlive) {
		freeGunzip();
		this.lines.clear();
		this.requests++;
		this.state = keepAlive ? State.LINE : State.ENDED;
	}

	private void end() {
		freeGunzip();
		this.state = State.ENDED;
	}

	private void freeGunzip() {
		if (this.gunzip != null) {
			this.gunzip.close();
			this.gunzip = null;
		}
	}

	/**
	 * The connection ends: a stream that is not complete fails.
	 * @param cause why
	 */
	public void abort(Throwable cause) {
		end();
		this.stream.fail(cause);
	}

	/**
	 * Whether a body goes to a stream and is not complete, and may never be.
	 * @return true from the request to the end of its body
	 */
	public boolean isStreaming() {
		return this.stream.isUnderWay();
	}

	/**
	 * How far the reader of a stream is behind.
	 * @return null if it keeps up; pending while no more bytes should be decoded
	 */
	public @Nullable Future<@Nullable Void> backlog() {
		return this.stream.backlog();
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
