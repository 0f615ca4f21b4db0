package io.actorprocess.benchmarks.micro;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.MessageCodec;

/**
 * What it costs to write a message as libprocess does, and to read its sender.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

	private static final String SENDER = "client(1)@127.0.0.1:5051";

	/** The length of the body. */
	@Param({ "0", "100", "10000" })
	public int bytes = 100;

	private Message message = message(0);

	private ByteBuffer out = ByteBuffer.allocate(0);

	/** A message and room for it. */
	@Setup
	public void prepare() {
		this.message = message(this.bytes);
		this.out = ByteBuffer.allocate(Math.toIntExact(MessageCodec.maxEncodedLength(this.message)));
	}

	private static Message message(int bytes) {
		return new Message("ping", UPID.parse(SENDER), UPID.parse("server(1)@127.0.0.1:5050"), new byte[bytes]);
	}

	/**
	 * Encodes a message.
	 * @return the bytes
	 */
	@Benchmark
	public ByteBuffer encode() {
		this.out.clear();
		MessageCodec.encode(this.message, null, this.out);
		return this.out;
	}

	/**
	 * Decodes a sender.
	 * @return the sender
	 */
	@Benchmark
	public UPID decodeSender() {
		return MessageCodec.decodeSender(SENDER);
	}

}
