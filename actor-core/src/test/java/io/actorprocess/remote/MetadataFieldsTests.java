package io.actorprocess.remote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MetadataFieldsTests {

	private static final List<String> NAMES = List.of("traceparent", "baggage");

	private static final String HEAD = "POST /echo/ping HTTP/1.1\r\nUser-Agent: libprocess/client@127.0.0.1:1\r\n"
			+ "Libprocess-From: client@127.0.0.1:1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:2\r\n";

	private static Message message(Metadata metadata) {
		return new Message("ping", UPID.parse("client@127.0.0.1:1"), UPID.parse("echo@127.0.0.1:2"), new byte[] { 'x' },
				metadata);
	}

	private static DecodedRequest.PostedMessage decode(String request) {
		byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
		DecodedRequest decoded = new RequestDecoder(RequestLimits.DEFAULT, NAMES, null, null, () -> false)
			.next(ByteBuffer.wrap(bytes));
		assertThat(decoded).isInstanceOf(DecodedRequest.PostedMessage.class);
		return (DecodedRequest.PostedMessage) decoded;
	}

	@Test
	void pairsFollowTheHost() {
		Message sent = message(Metadata.of("traceparent", "00-1-2-01", "baggage", "tenant=7"));

		byte[] request = MessageCodec.encode(sent);

		assertThat(new String(request, StandardCharsets.US_ASCII))
			.isEqualTo(HEAD + "traceparent: 00-1-2-01\r\nbaggage: tenant=7\r\nTransfer-Encoding: chunked\r\n\r\n"
					+ "1\r\nx\r\n0\r\n\r\n");
		assertThat(request.length).isLessThanOrEqualTo((int) MessageCodec.maxEncodedLength(sent));
	}

	@Test
	void mostMetadataHasRoomAndSurvivesTheWire() {
		Metadata most = Metadata.of("baggage", "x".repeat(Metadata.MOST_CHARACTERS - 7));
		Message sent = message(most);

		byte[] request = MessageCodec.encode(sent);

		assertThat(request.length).isLessThanOrEqualTo((int) MessageCodec.maxEncodedLength(sent));
		assertThat(decode(new String(request, StandardCharsets.US_ASCII)).metadata()).isEqualTo(most);
	}

	@Test
	void namesOfFieldsIgnoreCase() {
		assertThat(decode(HEAD + "TraceParent: 00-1-2-01\r\n\r\n").metadata())
			.isEqualTo(Metadata.of("traceparent", "00-1-2-01"));
	}

	@Test
	void fieldsThatWereNotAskedForAreNoMetadata() {
		assertThat(decode(HEAD + "X-Secret: 1\r\n\r\n").metadata()).isSameAs(Metadata.NONE);
	}

	@Test
	void repeatedFieldsAreOneList() {
		assertThat(decode(HEAD + "baggage: a=1\r\nBaggage: b=2\r\n\r\n").metadata())
			.isEqualTo(Metadata.of("baggage", "a=1,b=2"));
	}

	@Test
	void whatCannotBeMetadataIsLeftOutAndTheMessageArrives() {
		String tooLong = "x".repeat(Metadata.MOST_CHARACTERS);

		DecodedRequest.PostedMessage message = decode(HEAD + "traceparent: \u00e9\r\nbaggage: " + tooLong + "\r\n\r\n");

		assertThat(message.to()).isEqualTo(new MessageTarget("echo", "ping"));
		assertThat(message.metadata()).isSameAs(Metadata.NONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "host", "content-length", "libprocess-from", "Traceparent", "", "a b" })
	void nameThatMeansSomethingElseOnTheWireIsRefused(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> MessageCodec.requireMetadataName(name))
			.withMessageContaining("'" + name + "'")
			.withMessageContaining("traceparent");
	}

}
