package io.actorprocess.http;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Media types by the ending of a file's name.
 * <p>
 * Thread-safety: stateless.
 */
public final class MediaTypes {

	private static final String TABLE = """
			text/html; charset=utf-8: html htm
			text/css; charset=utf-8: css
			text/plain; charset=utf-8: txt text log conf properties
			text/csv; charset=utf-8: csv
			text/markdown; charset=utf-8: md
			text/javascript; charset=utf-8: js mjs
			application/json: json map
			application/xml: xml xsl
			application/yaml: yaml yml
			application/manifest+json: webmanifest
			application/wasm: wasm
			application/pdf: pdf
			application/zip: zip
			application/gzip: gz tgz
			application/java-archive: jar
			application/octet-stream: bin jfr
			image/svg+xml: svg
			image/png: png
			image/jpeg: jpg jpeg
			image/gif: gif
			image/webp: webp
			image/avif: avif
			image/bmp: bmp
			image/x-icon: ico
			font/woff: woff
			font/woff2: woff2
			font/ttf: ttf
			font/otf: otf
			audio/mpeg: mp3
			audio/ogg: ogg
			audio/wav: wav
			video/mp4: mp4
			video/webm: webm""";

	private static final Map<String, String> BY_ENDING = byEnding();

	private MediaTypes() {
	}

	private static Map<String, String> byEnding() {
		Map<String, String> types = new HashMap<>();
		TABLE.lines().forEach((line) -> {
			int colon = line.lastIndexOf(": ");
			for (String ending : line.substring(colon + 2).split(" ", -1)) {
				types.put(ending, line.substring(0, colon));
			}
		});
		return Map.copyOf(types);
	}

	/**
	 * The media type of a file.
	 * @param file its name counts, not its bytes
	 * @return the type with its character set; empty if the ending is unknown
	 */
	public static String of(Path file) {
		Path name = file.getFileName();
		return of((name != null) ? name.toString() : "");
	}

	/**
	 * The media type of a file.
	 * @param name its name, possibly with directories before it
	 * @return the type with its character set; empty if the ending is unknown
	 */
	static String of(String name) {
		int dot = name.lastIndexOf('.');
		return BY_ENDING.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), "");
	}

}
