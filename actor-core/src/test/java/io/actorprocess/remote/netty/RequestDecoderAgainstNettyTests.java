package io.actorprocess.remote.netty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import org.junit.jupiter.api.Test;

import io.actorprocess.remote.BadInput;
import io.actorprocess.remote.DecodedRequest;
import io.actorprocess.remote.RequestDecoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares our request decoder with Netty's on input that was damaged at random: ours may
 * refuse more, but whatever it takes, Netty's takes too, as the same requests. So no byte
 * can count as a body here and as a request elsewhere.
 */
class RequestDecoderAgainstNettyTests {

	private static final int ROUNDS = 30_000;

	private static final int LONGEST = 2_000;

	private static final int LIMIT = 1_000_000;

	private static final List<String> FRAGMENTS = List.of("\r\n", "\n", "\r", " ", "\t", ":", ",", ";", "\0", "0", "3",
			"a", "\r\n\r\n", "0\r\n\r\n", "3\r\nabc\r\n", "chunked", "Content-Length: 3\r\n",
			"Transfer-Encoding: chunked\r\n", "Connection: close\r\n", "HTTP/1.0", "HTTP/1.1", "GET", "Host: h\r\n",
			"GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n");

	/** Stands for a request whose end is known but which is not served. */
	private static final String UNSERVED = "";

	private final Random random = new Random(9_112);

	@Test
	void whatOursTakesNettysTakesTheSameWay() {
		List<String> seeds = BadInput.all()
			.map(BadInput::bytes)
			.filter((bytes) -> bytes.length() < LONGEST && !bytes.contains("gzip"))
			.toList();
		int taken = 0;
		for (int round = 0; round < ROUNDS; round++) {
			String input = seeds.get(this.random.nextInt(seeds.size())) + seeds.get(this.random.nextInt(seeds.size()));
			for (int damage = this.random.nextInt(4); damage > 0; damage--) {
				input = damage(input);
			}

			List<String> ours = decodeByOurs(input);
			List<String> nettys = decodeByNettys(input);

			assertThat(nettys).as("%s", input).hasSizeGreaterThanOrEqualTo(ours.size());
			assertThat(nettys.subList(0, ours.size())).as("%s", input)
				.usingElementComparator((theirs, own) -> own.equals(UNSERVED) ? 0 : theirs.compareTo(own))
				.isEqualTo(ours);
			taken += ours.size();
		}
		assertThat(taken).isGreaterThan(ROUNDS / 4);
	}

	private String damage(String input) {
		int at = this.random.nextInt(input.length());
		String fragment = FRAGMENTS.get(this.random.nextInt(FRAGMENTS.size()));
		return switch (this.random.nextInt(3)) {
			case 0 -> input.substring(0, at) + fragment + input.substring(at);
			case 1 -> input.substring(0, at) + input.substring(at + 1);
			default -> input.substring(0, at) + (char) this.random.nextInt(256) + input.substring(at + 1);
		};
	}

	/**
	 * Methods and bodies of the requests before the first one that ends the connection.
	 */
	private static List<String> decodeByOurs(String input) {
		RequestDecoder decoder = new RequestDecoder(BadInput.LIMITS, null);
		ByteBuffer in = ByteBuffer.wrap(input.getBytes(StandardCharsets.ISO_8859_1));
		List<String> requests = new ArrayList<>();
		DecodedRequest request = decoder.next(in);
		while (request != null && request.keepAlive()) {
			if (request instanceof DecodedRequest.PlainRequest plain) {
				requests.add(plain.request().method() + " " + text(plain.request().body()));
			}
			else if (request instanceof DecodedRequest.PostedMessage message) {
				requests.add("POST " + text(message.body()));
			}
			else if (request instanceof DecodedRequest.Refusal) {
				requests.add(UNSERVED);
			}
			request = decoder.next(in);
		}
		return requests;
	}

	private static List<String> decodeByNettys(String input) {
		EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder(LIMIT, LIMIT, LIMIT),
				new HttpObjectAggregator(LIMIT));
		channel.writeInbound(Unpooled.copiedBuffer(input, StandardCharsets.ISO_8859_1));
		List<String> requests = new ArrayList<>();
		FullHttpRequest request = channel.readInbound();
		while (request != null && request.decoderResult().isSuccess()) {
			requests.add(request.method() + " " + request.content().toString(StandardCharsets.ISO_8859_1));
			request.release();
			request = channel.readInbound();
		}
		if (request != null) {
			request.release();
		}
		channel.releaseInbound();
		return requests;
	}

	private static String text(byte[] body) {
		return new String(body, StandardCharsets.ISO_8859_1);
	}

}
