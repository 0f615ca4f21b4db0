package io.actorprocess.demo.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.actorprocess.demo.text.RefusedPathException.Reason;

/**
 * The files below a root directory. Nothing outside of the root is ever read, whatever
 * path or symbolic link leads there.
 * <p>
 * Files are named by their escaped path relative to the root, which keeps every byte of
 * it under any locale; another source with the same root finds them by that name.
 * <p>
 * Thread-safety: immutable.
 */
public final class FileTextSource implements TextSource {

	private static final int PROBE_BYTES = 8 * 1024;

	private final Path root;

	private final URI rootUri;

	/**
	 * The files below a root.
	 * @param root a directory that exists
	 * @throws IOException if it cannot be found
	 */
	public FileTextSource(Path root) throws IOException {
		this.root = root.toRealPath();
		this.rootUri = this.root.toUri();
	}

	@Override
	public List<TextFile> list(String directory) throws RefusedPathException {
		Path found = resolve(directory);
		try (Stream<Path> paths = Files.walk(found)) {
			return paths.filter((path) -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
				.map(this::textFile)
				.flatMap(Stream::ofNullable)
				.sorted(Comparator.comparing(TextFile::name))
				.toList();
		}
		catch (IOException | UncheckedIOException ex) {
			throw new RefusedPathException(Reason.UNREADABLE,
					"The path '" + directory + "' cannot be read: " + ex.getMessage());
		}
	}

	private Path resolve(String directory) throws RefusedPathException {
		if (directory.isBlank()) {
			throw new RefusedPathException(Reason.MALFORMED, "The path is empty: name a directory");
		}
		Path wanted;
		try {
			wanted = this.root.resolve(directory).normalize();
		}
		catch (InvalidPathException ex) {
			throw new RefusedPathException(Reason.MALFORMED, "The path is malformed: " + ex.getReason());
		}
		if (!realAncestor(wanted).startsWith(this.root)) {
			throw new RefusedPathException(Reason.OUTSIDE, "The path '" + directory
					+ "' leads out of the root of this demo: name a directory below it, or set demo.root");
		}
		if (!Files.isDirectory(wanted)) {
			throw new RefusedPathException(Reason.NO_DIRECTORY, "There is no directory '" + directory + "'");
		}
		return realAncestor(wanted);
	}

	/** The real path of what exists of a path, so that no link hides where it leads. */
	private static Path realAncestor(Path path) {
		for (Path here = path; here != null; here = here.getParent()) {
			Path real = realPath(here);
			if (real != null) {
				return real;
			}
		}
		return path;
	}

	private static @Nullable Path realPath(Path path) {
		try {
			return path.toRealPath();
		}
		catch (IOException ex) {
			return null;
		}
	}

	private @Nullable TextFile textFile(Path path) {
		try {
			byte[] head = read(path, 0, PROBE_BYTES);
			for (byte value : head) {
				if (value == 0) {
					return null;
				}
			}
			return new TextFile(this.rootUri.relativize(path.toUri()).getRawPath(), Files.size(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public byte[] read(String name, long offset, int length) throws IOException {
		Path file = locate(name).toRealPath();
		if (!file.startsWith(this.root)) {
			throw new IOException("The file '" + name + "' is not below " + this.root);
		}
		return read(file, offset, length);
	}

	private Path locate(String name) throws IOException {
		try {
			return Path.of(URI.create(this.rootUri + name));
		}
		catch (IllegalArgumentException ex) {
			throw new IOException("'" + name + "' names no file", ex);
		}
	}

	private static byte[] read(Path file, long offset, int length) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			ByteBuffer buffer = ByteBuffer.allocate(length);
			int count = 0;
			while (count >= 0 && buffer.hasRemaining()) {
				count = channel.read(buffer, offset + buffer.position());
			}
			return Arrays.copyOf(buffer.array(), buffer.position());
		}
	}

}
