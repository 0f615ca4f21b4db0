package io.actorprocess.http;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Requests, responses, headers, queries and the percent coding.
 */
class HttpValuesTests {

	@Test
	void encodesAsLibprocessDoes() {
		assertThat(PercentCodec.encode("a\u0001\u007f ~/?#%\"<>\\^`{|}&=:;,+@$"))
			.isEqualTo("a%01%7F%20%7E%2F%3F%23%25%22%3C%3E%5C%5E%60%7B%7C%7D%26%3D%3A%3B%2C%2B%40%24");
		assertThat(PercentCodec.encode("AZaz09()!'*-._")).isEqualTo("AZaz09()!'*-._");
		assertThat(PercentCodec.encode("é")).isEqualTo("%C3%A9");
	}

	@Test
	void decodesEscapesAndPlus() {
		assertThat(PercentCodec.decode("a%20b+c%2Fd%2fé")).isEqualTo("a b c/d/é");
		assertThat(PercentCodec.decode("%00")).isEqualTo("\0");
		assertThat(PercentCodec.decode("plain")).isEqualTo("plain");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "%a", "%zz", "%%20", "abc%", "%-1", "%\u0661\u0661", "%c0%ae", "%ff" })
	void refusesMalformedEscapesAndNonUtf8(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> PercentCodec.decode(text));
	}

	@Test
	void parsesQueries() {
		assertThat(Query.parse("a=1&b=x+y;c=%26&a=2&flag&=v&&").asMap()).containsExactly(entry("a", "2"),
				entry("b", "x y"), entry("c", "&"), entry("flag", ""), entry("", "v"));
		assertThat(Query.parse("")).isEqualTo(Query.empty());
		assertThatIllegalArgumentException().isThrownBy(() -> Query.parse("a=%zz"));
	}

	@Test
	void splitsTheTargetOfARequest() {
		HttpRequest request = HttpRequest.get("/echo/add?a=2&b=40#there");

		assertThat(request.path()).isEqualTo("/echo/add");
		assertThat(request.query().get("a")).isEqualTo("2");
		assertThat(request.query().get("c")).isNull();
		assertThat(HttpRequest.get("/x#y?z").query()).isEqualTo(Query.empty());
	}

	@Test
	void headersIgnoreCaseAndKeepOrderAndRepeats() {
		Headers headers = Headers.of("Content-Type", "text/plain", "X", "1").with("x", "2");

		assertThat(headers.get("CONTENT-type")).isEqualTo("text/plain");
		assertThat(headers.all("X")).containsExactly("1", "2");
		assertThat(headers.size()).isEqualTo(3);
		assertThat(headers.contains("Date")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "'X','a\r\nSet-Cookie: x'", "'X\n','a'" })
	void headersRefuseLineBreaks(String name, String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> Headers.of(name, value));
		assertThatIllegalArgumentException().isThrownBy(() -> Headers.empty().with(name, value));
	}

	@Test
	void headersRefuseANameWithoutAValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> Headers.of("Lonely")).withMessageContaining("Lonely");
	}

	@Test
	void responsesNameTheirStatus() {
		assertThat(HttpResponse.status(404).text()).isEqualTo("404 Not Found.");
		assertThat(HttpResponse.ok("42").headers().get("Content-Type")).isEqualTo("text/plain; charset=utf-8");
		assertThat(HttpResponse.of(202).body()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> HttpResponse.of(1337)).withMessageContaining("1337");
	}

	@Test
	void statusesHaveTheWordingOfRfc2616() {
		assertThat(HttpStatus.reason(408)).isEqualTo("Request Time-out");
		assertThat(HttpStatus.isKnown(200)).isTrue();
		assertThat(HttpStatus.isKnown(404)).isTrue();
		assertThat(HttpStatus.isKnown(1337)).isFalse();
	}

	@Test
	void bodiesAreReadAsUtf8() {
		byte[] body = "grün".getBytes(StandardCharsets.UTF_8);

		assertThat(HttpRequest.of("POST", "/x", Headers.empty(), body, null).text()).isEqualTo("grün");
	}

}
