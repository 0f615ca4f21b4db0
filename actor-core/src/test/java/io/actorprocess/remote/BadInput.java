package io.actorprocess.remote;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case of {@code bad-input.txt}: bytes that a server must survive, and what it answers.
 *
 * @param id the number of the case
 * @param statuses the statuses of the answers in order
 * @param closed whether the connection is closed afterwards
 * @param endOfInput whether the client ends its side after the bytes
 * @param bytes each byte as a character
 */
public record BadInput(String id, List<Integer> statuses, boolean closed, boolean endOfInput, String bytes) {

	private static final String HOST = "Host: h\r\n";

	private static final Map<String, String> MACROS = Map.of("H", HOST, "G", "GET /a HTTP/1.1\r\n" + HOST, "P",
			"POST /a HTTP/1.1\r\n" + HOST, "T", "POST /a HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n",
			"N", "GET /smuggled HTTP/1.1\r\n" + HOST + "\r\n", "M",
			"POST /echo/ping HTTP/1.1\r\nLibprocess-From: a@127.0.0.1:9\r\n" + HOST);

	private static final Pattern BRACES = Pattern.compile("\\{([^{}*]+)(?:\\*(\\d+))?}");

	/** Limits that the cases about sizes are made for. */
	public static final RequestLimits LIMITS = RequestLimits.DEFAULT.withHttpBody(65_536).withMessageBody(131_072);

	/**
	 * All cases.
	 * @return the cases in the order of the file
	 */
	public static Stream<BadInput> all() {
		return Recording.text("bad-input.txt")
			.lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map(BadInput::parse);
	}

	private static BadInput parse(String line) {
		String[] parts = line.split(" ?\\| ", 4);
		List<Integer> statuses = Stream.of(parts[1].split(" "))
			.filter((status) -> !status.isBlank())
			.map(Integer::valueOf)
			.toList();
		return new BadInput(parts[0], statuses, parts[2].startsWith("closed"), parts[2].endsWith("eof"),
				expand(parts[3]));
	}

	private static String expand(String text) {
		return BRACES.matcher(Recording.unescape(text))
			.replaceAll((match) -> Matcher.quoteReplacement((match.group(2) != null)
					? match.group(1).repeat(Integer.parseInt(match.group(2))) : MACROS.get(match.group(1))));
	}

	@Override
	public String toString() {
		return this.id;
	}

}
