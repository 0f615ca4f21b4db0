package io.actorprocess.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Bodies, and what is said of them.
 */
class BodyTests {

	@Test
	void bytesCanBeReadAsAStream() {
		HttpRequest request = HttpRequest.of("POST", "/x", Headers.empty(), "abc".getBytes(StandardCharsets.UTF_8),
				null);

		assertThat(request.reader().readAll(10).value()).asString().isEqualTo("abc");
		assertThat(request.text()).isEqualTo("abc");
	}

	@Test
	void streamIsNoBytes() {
		Pipe pipe = new Pipe();
		HttpRequest request = HttpRequest.get("/x").withContent(new Body.Stream(pipe.reader()));

		assertThat(request.reader()).isSameAs(pipe.reader());
		assertThatIllegalStateException().isThrownBy(request::body).withMessageContaining("a stream");
	}

	@Test
	void droppedStreamTellsItsProducer() {
		Pipe pipe = new Pipe();

		HttpResponse.stream(200, "text/plain", pipe.reader()).content().drop();

		assertThat(pipe.writer().readerClosed().isReady()).isTrue();
	}

	@Test
	void fileHasTheMediaTypeOfItsName() {
		HttpResponse page = HttpResponse.file(Path.of("site/index.HTML"));
		HttpResponse unknown = HttpResponse.file(Path.of("site/index"));

		assertThat(page.headers().get("Content-Type")).isEqualTo("text/html; charset=utf-8");
		assertThat(unknown.headers()).isEqualTo(Headers.empty());
		assertThat(page).hasToString("200 OK (the file site/index.HTML)");
		assertThatIllegalStateException().isThrownBy(page::body);
		assertThatIllegalStateException().isThrownBy(page::reader);
	}

	@ParameterizedTest
	@CsvSource({ "gzip,true", "'gzip;q=0.5, *;q=0',true", "gzip;q=0,false", "gzip; q=0.0,false", "*,true",
			"*;q=0,false", "'*;q=0,gzip',true", "deflate,false", "'',false", "gzip;q=oops,true", "GZIP,true" })
	void contentCodingIsAcceptedWhenTheRequestSaysSo(String value, boolean accepted) {
		assertThat(request("Accept-Encoding", value).acceptsEncoding("gzip")).isEqualTo(accepted);
	}

	@ParameterizedTest
	@CsvSource({ "text/html,true", "text/*,true", "*/*,true", "application/json,false", "'text/*,text/html;q=0',false",
			"'text/*;q=0,*/*',false", "'application/json, */*;q=0.1',true", "text/html;level=1;q=0,false" })
	void mediaTypeIsAcceptedUnlessTheRequestExcludesIt(String value, boolean accepted) {
		assertThat(request("Accept", value).accepts("text/html")).isEqualTo(accepted);
	}

	@Test
	void requestWithoutTheHeadersTakesAnyMediaTypeAndNoCoding() {
		assertThat(HttpRequest.get("/x").accepts("text/html")).isTrue();
		assertThat(HttpRequest.get("/x").acceptsEncoding("gzip")).isFalse();
	}

	private static HttpRequest request(String header, String value) {
		return HttpRequest.of("GET", "/x", Headers.of(header, value), new byte[0], null);
	}

	@Test
	void moreCharactersCanBeEscaped() {
		assertThat(PercentCodec.encode("a.b-c d", ".")).isEqualTo("a%2Eb-c%20d");
	}

}
