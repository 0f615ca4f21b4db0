package io.actorprocess.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StaticFilesTests {

	@TempDir
	private Path directory;

	private StaticFiles files;

	@BeforeEach
	void write() throws IOException {
		Path site = Files.createDirectories(this.directory.resolve("site/sub dir"));
		Files.writeString(this.directory.resolve("secret"), "secret");
		Files.writeString(site.resolve("a+b.css"), "css");
		Files.writeString(this.directory.resolve("site/index.html"), "index");
		Files.createSymbolicLink(this.directory.resolve("site/inside"), Path.of("index.html"));
		Files.createSymbolicLink(this.directory.resolve("site/outside"), Path.of("../secret"));
		this.files = new StaticFiles(this.directory.resolve("site"));
	}

	private String find(String below) throws IOException {
		HttpResponse response = this.files.respond(HttpRequest.get("/id/ui" + below), 2);
		return (response.content() instanceof Body.File file) ? Files.readString(file.path())
				: String.valueOf(response.status());
	}

	@ParameterizedTest
	@CsvSource({ "'',index", "/,index", "//index.html,index", "/sub%20dir/a+b.css,css", "/sub%20dir/a%2Bb.css,css",
			"/inside,index" })
	void filesBelowTheRootAreFound(String below, String content) throws IOException {
		assertThat(find(below)).isEqualTo(content);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/missing", "/../secret", "/%2e%2e/secret", "/..%2fsecret", "/sub%20dir/..%2f..%2fsecret",
			"/..%5csecret", "/outside", "/%00", "/%zz", "/./index.html", "/sub%20dir", "/index.html/x" })
	void nothingElseIsFound(String below) throws IOException {
		assertThat(find(below)).isEqualTo("404");
	}

	@Test
	void filesAreOnlyRead() {
		HttpRequest request = HttpRequest.of("POST", "/id/ui", Headers.empty(), new byte[0], null);

		assertThat(this.files.respond(request, 2).status()).isEqualTo(405);
		assertThat(this.files.respond(request, 2).headers().get("Allow")).isEqualTo("GET, HEAD");
	}

	@Test
	void singleFileIsARootToo() throws IOException {
		this.files = new StaticFiles(this.directory.resolve("secret"));

		assertThat(find("")).isEqualTo("secret");
		assertThat(find("/more")).isEqualTo("404");
	}

	@Test
	void mediaTypeIsToldByTheName() {
		HttpResponse response = this.files.respond(HttpRequest.get("/id/ui/sub%20dir/a+b.css"), 2);

		assertThat(response.headers().get("Content-Type")).isEqualTo("text/css; charset=utf-8");
	}

}
