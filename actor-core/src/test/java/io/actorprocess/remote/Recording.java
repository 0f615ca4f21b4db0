package io.actorprocess.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;

/**
 * What the C++ libprocess put on the wire, read from the recordings.
 */
public final class Recording {

	private static final String INDENT = "      ";

	private static final Pattern REQUEST = Pattern
		.compile("POST /([^/ ]*)/([^ ]*) HTTP/1.1\r\nUser-Agent: libprocess/(\\S+)\r\nLibprocess-From: (\\S+)\r\n"
				+ "Connection: Keep-Alive\r\nHost: (\\S+)\r\n(?:Transfer-Encoding: chunked\r\n)?\r\n"
				+ "(?:[0-9a-f]+\r\n(.*?)\r\n0\r\n\r\n)?", Pattern.DOTALL);

	private Recording() {
	}

	/**
	 * The requests of a recording.
	 * @param name the name of the recording
	 * @return the bytes of each request
	 */
	public static List<byte[]> requests(String name) {
		List<byte[]> requests = new ArrayList<>();
		Matcher matcher = REQUEST.matcher(packets(name));
		while (matcher.find()) {
			requests.add(matcher.group().getBytes(StandardCharsets.ISO_8859_1));
		}
		return requests;
	}

	/**
	 * The message a recorded request carries.
	 * @param request the bytes
	 * @return the message
	 */
	public static Message message(byte[] request) {
		Matcher matcher = REQUEST.matcher(new String(request, StandardCharsets.ISO_8859_1));
		if (!matcher.matches()) {
			throw new IllegalArgumentException("This is no recorded request");
		}
		String body = (matcher.group(6) != null) ? matcher.group(6) : "";
		UPID to = new UPID(matcher.group(1), Address.parse(matcher.group(5)));
		return new Message(matcher.group(2), UPID.parse(matcher.group(4)), to,
				body.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String packets(String name) {
		StringBuilder packets = new StringBuilder();
		text("wire/" + name + ".txt").lines()
			.filter((line) -> line.startsWith(INDENT))
			.forEach((line) -> packets.append(unescape(line.substring(INDENT.length()))));
		return packets.toString();
	}

	/**
	 * A resource beside this class.
	 * @param name its name
	 * @return its text
	 */
	public static String text(String name) {
		try (InputStream in = Recording.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalArgumentException("There is no resource " + name);
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Undoes the escapes of Python and of the recordings.
	 * @param text text with {@code \r \n \t \0 \\ \xNN}
	 * @return each byte as a character
	 */
	public static String unescape(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c != '\\') {
				bytes.write(c);
				continue;
			}
			char escape = text.charAt(++i);
			if (escape == 'x') {
				bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
				i += 2;
			}
			else {
				int known = "rnt0".indexOf(escape);
				bytes.write((known < 0) ? escape : "\r\n\t\0".charAt(known));
			}
		}
		return bytes.toString(StandardCharsets.ISO_8859_1);
	}

}
