package io.actorprocess.remote.netty;

import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.process.PID;
import io.actorprocess.protobuf.ProtobufProcess;
import io.actorprocess.remote.Recording;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages whose bodies are not what their names promise, against a runtime with a
 * process that would take them.
 */
class BadProtobufTests {

	private final TargetRuntime target = new TargetRuntime(NettySocketOptions.builder());

	/** Counts what it understands. */
	private static final class Reader extends ProtobufProcess {

		private int read;

		private Reader() {
			super("reader");
		}

		@Override
		protected void initialize() {
			install(Int64Value.class, (from, number) -> this.read++);
			install(StringValue.class, (from, text) -> this.read++);
		}

		private int read() {
			return this.read;
		}

	}

	@AfterEach
	void close() {
		this.target.close();
	}

	private static String message(String type, String body) {
		return "POST /reader/google.protobuf." + type + " HTTP/1.1\r\nLibprocess-From: a@127.0.0.1:9\r\n"
				+ "Content-Length: " + body.length() + "\r\n" + TargetRuntime.HOST + body;
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "truncated, Int64Value, \\x08, 1", "tag 0, Int64Value, \\0, 1",
			"overlong varint, Int64Value, \\xff, 20",
			"length below zero, StringValue, \\x0a\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x01, 1",
			"length of 2 GB, StringValue, \\x0a\\xff\\xff\\xff\\xff\\x07, 1",
			"no UTF-8, StringValue, \\x0a\\x01\\xff, 1", "nested groups, Int64Value, \\x13, 101",
			"deeply nested groups, Int64Value, \\x13, 100000", "end of no group, Int64Value, \\x14, 1" })
	void bytesThatDoNotDecodeReachNoHandlerAndHarmNobody(String what, String type, String bytes, int times)
			throws Exception {
		PID<Reader> reader = this.target.manager.spawn(new Reader());
		var before = this.target.table();
		try (RawClient client = this.target.connect()) {
			client.send(message(type, Recording.unescape(bytes).repeat(times)));
			assertThat(client.readStatus()).as(what).isEqualTo(202);
			client.send(message("Int64Value", "\u0008\u0001"));
			assertThat(client.readStatus()).isEqualTo(202);
		}
		assertThat(reader.dispatch(Reader::read).get()).isOne();
		assertThat(this.target.manager.deadLetters().count(DeadLetterReason.UNDECODABLE)).isOne();
		assertThat(this.target.table()).isEqualTo(before);
	}

}
