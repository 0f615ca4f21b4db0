package io.actorprocess.remote.netty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.RequestLimits;

import static org.assertj.core.api.Assertions.assertThat;

class UnansweredTests {

	private static final String ACCEPTED = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

	private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone";

	private final Unanswered unanswered = new Unanswered(4, 1_000, RequestLimits.DEFAULT);

	private long write(String... names) {
		return write(0, names);
	}

	private long write(int size, String... names) {
		UPID id = UPID.parse("a@127.0.0.1:1");
		return this.unanswered.add(Stream.of(names).map((name) -> new Message(name, id, id, new byte[size])).toList());
	}

	private void read(String text) {
		this.unanswered.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
	}

	private List<String> end() {
		List<String> reported = new ArrayList<>();
		this.unanswered.end((message, reason) -> reported.add(message.name() + " " + reason));
		return reported;
	}

	@Test
	void messageWithoutAnAnswerMayHaveArrived() {
		write("a", "b");
		write("c");

		assertThat(end()).containsExactly("a POSSIBLY_DELIVERED", "b POSSIBLY_DELIVERED", "c POSSIBLY_DELIVERED");
		assertThat(end()).isEmpty();
	}

	@Test
	void anyAnswerSaysThatAMessageHasArrivedHoweverItIsCut() {
		write("a", "b", "c");
		String answers = ACCEPTED + NOT_FOUND + "HTTP/1.1 202 Acc";
		answers.chars().forEach((character) -> read(Character.toString(character)));

		assertThat(end()).containsExactly("c POSSIBLY_DELIVERED");
	}

	@Test
	void whatFollowsAWriteThatFailedHasNotLeft() {
		write("a");
		long second = write("b", "c");
		long third = write("d");
		this.unanswered.failed(second);
		this.unanswered.failed(third);

		assertThat(end()).containsExactly("a POSSIBLY_DELIVERED", "b POSSIBLY_DELIVERED", "c POSSIBLY_DELIVERED",
				"d CONNECTION_LOST");
	}

	@Test
	void beyondTheMostMessagesTheOldestAreForgottenAndTheirAnswersWithThem() {
		write("a", "b", "c", "d", "e", "f");
		read(ACCEPTED.repeat(3));

		assertThat(end()).containsExactly("d POSSIBLY_DELIVERED", "e POSSIBLY_DELIVERED", "f POSSIBLY_DELIVERED");
	}

	@Test
	void beyondTheMostBytesTheOldestAreForgottenButForOneThatIsAlone() {
		write(600, "a", "b");
		assertThat(end()).containsExactly("b POSSIBLY_DELIVERED");

		write(2_000, "c");
		assertThat(end()).containsExactly("c POSSIBLY_DELIVERED");
	}

	@Test
	void answersToNothingSayNothing() {
		read(ACCEPTED);
		write("a");
		read(ACCEPTED);

		assertThat(end()).containsExactly("a POSSIBLY_DELIVERED");
	}

	@Test
	void bytesThatAreNoAnswerSayNothing() {
		write("a", "b");
		read(ACCEPTED + "nonsense\r\n\r\n" + ACCEPTED);

		assertThat(end()).containsExactly("b POSSIBLY_DELIVERED");
	}

	@Test
	void nothingIsAnsweredAfterAnAnswerThatIsTheLast() {
		write("a", "b");
		read("HTTP/1.1 202 Accepted\r\nConnection: close\r\nContent-Length: 0\r\n\r\n" + ACCEPTED);

		assertThat(end()).containsExactly("b POSSIBLY_DELIVERED");
	}

}
