package io.actorprocess.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Resources of a jar and of a directory: there must be no difference.
 */
class StaticResourcesTests {

	private static final Map<String, String> CONTENT = Map.of("site/index.html", "index", "site/sub dir/a+b.css", "css",
			"site/sub dir/index.html", "sub", "site/empty/x.y", "x", "secret", "secret");

	@TempDir
	private Path directory;

	private List<URL> roots;

	@BeforeEach
	void write() throws IOException {
		Path jar = this.directory.resolve("site.jar");
		try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
			for (String name : List.of("site/", "site/sub dir/", "site/empty/")) {
				out.putNextEntry(new JarEntry(name));
			}
			for (Map.Entry<String, String> content : CONTENT.entrySet()) {
				out.putNextEntry(new JarEntry(content.getKey()));
				out.write(content.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		Path classes = this.directory.resolve("classes");
		for (Map.Entry<String, String> content : CONTENT.entrySet()) {
			Path file = classes.resolve(content.getKey());
			Files.createDirectories(file.getParent());
			Files.writeString(file, content.getValue());
		}
		this.roots = List.of(jar.toUri().toURL(), classes.toUri().toURL());
	}

	private List<String> find(String below) throws IOException {
		return List.of(find(this.roots.get(0), below), find(this.roots.get(1), below));
	}

	private static String find(URL root, String below) throws IOException {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { root }, null)) {
			HttpResponse response = new StaticResources(loader, "site").respond(HttpRequest.get("/id/ui" + below), 2);
			return (response.status() == 200) ? response.text() : String.valueOf(response.status());
		}
	}

	@Test
	void resourcesBelowTheRootAreFound() throws IOException {
		assertThat(find("")).containsOnly("index");
		assertThat(find("//index.html")).containsOnly("index");
		assertThat(find("/sub%20dir")).containsOnly("sub");
		assertThat(find("/sub%20dir/a+b.css")).containsOnly("css");
	}

	@Test
	void nothingElseIsFound() throws IOException {
		for (String below : List.of("/missing", "/../secret", "/%2e%2e/secret", "/..%2fsecret", "/%zz", "/%00",
				"/empty", "/./index.html", "/index.html/x", "/index.html/index.html")) {
			assertThat(find(below)).as(below).containsOnly("404");
		}
	}

	@Test
	void mediaTypeIsToldByTheNameAndResourcesAreOnlyRead() throws IOException {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.roots.get(0) }, null)) {
			StaticResources site = new StaticResources(loader, "site");
			HttpRequest post = HttpRequest.of("POST", "/id/ui", Headers.empty(), new byte[0], null);

			assertThat(site.respond(HttpRequest.get("/id/ui"), 2).headers().get("Content-Type"))
				.isEqualTo("text/html; charset=utf-8");
			assertThat(site.respond(post, 2).headers().get("Allow")).isEqualTo("GET, HEAD");
		}
	}

	@Test
	void wholeClassPathIsNotProvided() {
		ClassLoader loader = getClass().getClassLoader();

		assertThatIllegalArgumentException().isThrownBy(() -> new StaticResources(loader, ""))
			.withMessageContaining("such as 'static', not from ''");
		assertThatIllegalArgumentException().isThrownBy(() -> new StaticResources(loader, "/static"));
	}

}
