package io.actorprocess.demo.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.actorprocess.demo.text.RefusedPathException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link FileTextSource}.
 */
class FileTextSourceTests {

	@TempDir
	private Path directory;

	private Path root;

	private FileTextSource source;

	@BeforeEach
	void prepare() throws IOException {
		this.root = Files.createDirectory(this.directory.resolve("root"));
		this.source = new FileTextSource(this.root);
	}

	@Test
	void textFilesAreFoundAtAnyDepthInTheOrderOfTheirNames() throws Exception {
		write("b.txt", "two words");
		write("a/deep/c.txt", "x");
		write("empty", "");

		assertThat(this.source.list(".")).containsExactly(new TextFile("a/deep/c.txt", 1), new TextFile("b.txt", 9),
				new TextFile("empty", 0));
		assertThat(this.source.list("a")).extracting(TextFile::name).containsExactly("a/deep/c.txt");
	}

	@Test
	void anAbsolutePathBelowTheRootIsFine() throws Exception {
		write("a/b.txt", "x");

		assertThat(this.source.list(this.root.resolve("a").toString())).hasSize(1);
	}

	@Test
	void aFileWithANulByteInItsFirst8KibIsNoText() throws Exception {
		write("early", "x".repeat(8191) + "\0");
		write("late", "x".repeat(8192) + "\0");

		assertThat(this.source.list(".")).extracting(TextFile::name).containsExactly("late");
	}

	@Test
	void linksAreNotFollowed() throws Exception {
		write("a/b.txt", "x");
		Files.createSymbolicLink(this.root.resolve("link.txt"), this.root.resolve("a/b.txt"));
		Files.createSymbolicLink(this.root.resolve("link"), this.root.resolve("a"));

		assertThat(this.source.list(".")).extracting(TextFile::name).containsExactly("a/b.txt");
		assertThat(this.source.list("link")).extracting(TextFile::name).containsExactly("a/b.txt");
	}

	@Test
	void unusualNamesAreReadAgainUnderTheNameThatWasListed() throws Exception {
		List<String> names = List.of("a:b", "c d", "e%20f", "g?h#i", "j\\k", "l\nm");
		for (String name : names) {
			write(name, name);
		}

		for (TextFile file : this.source.list(".")) {
			String text = new String(this.source.read(file.name(), 0, 100), StandardCharsets.UTF_8);
			assertThat(names).contains(text);
		}
		assertThat(this.source.list(".")).hasSameSizeAs(names);
	}

	@Test
	void aPartOfAFileIsReadAndItsEndMakesItShorter() throws Exception {
		write("a", "0123456789");

		assertThat(this.source.read("a", 3, 4)).asString().isEqualTo("3456");
		assertThat(this.source.read("a", 8, 4)).asString().isEqualTo("89");
		assertThat(this.source.read("a", 20, 4)).isEmpty();
	}

	@Test
	void pathsOutsideTheRootAreRefused() throws Exception {
		Files.createDirectory(this.directory.resolve("root-beside"));
		Files.createSymbolicLink(this.root.resolve("out"), this.directory);

		assertRefused("..", Reason.OUTSIDE);
		assertRefused("/", Reason.OUTSIDE);
		assertRefused("../root-beside", Reason.OUTSIDE);
		assertRefused("out", Reason.OUTSIDE);
		assertRefused("out/root-beside", Reason.OUTSIDE);
		assertRefused("out/nothing", Reason.OUTSIDE);
		assertRefused("../nothing", Reason.OUTSIDE);
	}

	@Test
	void whatIsNoDirectoryIsRefused() throws Exception {
		write("file", "x");

		assertRefused("nothing", Reason.NO_DIRECTORY);
		assertRefused("file", Reason.NO_DIRECTORY);
		assertRefused("file/below", Reason.NO_DIRECTORY);
		assertRefused("a\0b", Reason.MALFORMED);
		assertRefused(" ", Reason.MALFORMED);
	}

	@Test
	void filesOutsideTheRootAreNotRead() throws Exception {
		Path secret = Files.writeString(this.directory.resolve("secret"), "x");
		Files.createSymbolicLink(this.root.resolve("link"), secret);

		assertThatIOException().isThrownBy(() -> this.source.read("../secret", 0, 1))
			.withMessageContaining("not below");
		assertThatIOException().isThrownBy(() -> this.source.read("link", 0, 1)).withMessageContaining("not below");
		assertThatIOException().isThrownBy(() -> this.source.read("a b", 0, 1)).withMessageContaining("names no file");
		assertThatIOException().isThrownBy(() -> this.source.read("%00", 0, 1)).withMessageContaining("names no file");
		assertThatIOException().isThrownBy(() -> this.source.read("nothing", 0, 1));
	}

	private void assertRefused(String path, Reason reason) {
		assertThatExceptionOfType(RefusedPathException.class).isThrownBy(() -> this.source.list(path))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	private void write(String name, String text) throws IOException {
		Path file = this.root.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
