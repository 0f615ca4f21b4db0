package io.actorprocess.remote.netty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;
import io.actorprocess.remote.BadInput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A blocking socket: sends any bytes, reads responses by their Content-Length.
 */
final class RawClient implements AutoCloseable {

	private static final int PATIENCE_MILLIS = 20_000;

	private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n");

	private final Socket socket;

	RawClient(Address server) throws IOException {
		this(server, new Socket());
	}

	RawClient(Address server, Socket socket) throws IOException {
		this.socket = socket;
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		this.socket.setTcpNoDelay(true);
		this.socket.connect(new InetSocketAddress(server.ip(), server.port()), PATIENCE_MILLIS);
	}

	RawClient send(String latin1) throws IOException {
		this.socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	RawClient finish() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/**
	 * Reads one response.
	 * @return its bytes as characters; empty at the end of the connection
	 * @throws IOException if nothing comes for too long
	 */
	String read() throws IOException {
		String head = readHead();
		Matcher length = LENGTH.matcher(head);
		return length.find() ? head + readBody(Integer.parseInt(length.group(1))) : head;
	}

	/**
	 * Reads the lines before a body.
	 * @return their bytes as characters; empty at the end of the connection
	 * @throws IOException if nothing comes for too long
	 */
	String readHead() throws IOException {
		InputStream in = this.socket.getInputStream();
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
			int b = in.read();
			if (b < 0) {
				return head.toString(StandardCharsets.ISO_8859_1);
			}
			head.write(b);
		}
		return head.toString(StandardCharsets.ISO_8859_1);
	}

	private String readBody(int length) throws IOException {
		return new String(this.socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
	}

	/**
	 * Reads one chunk of a body.
	 * @return its bytes as characters; empty for the last chunk; null at the end of the
	 * connection
	 * @throws IOException if nothing comes for too long
	 */
	@Nullable String readChunk() throws IOException {
		StringBuilder line = new StringBuilder();
		while (line.indexOf("\r\n") < 0) {
			int b = this.socket.getInputStream().read();
			if (b < 0) {
				return null;
			}
			line.append((char) b);
		}
		String chunk = readBody(Integer.parseInt(line.substring(0, line.length() - 2), 16) + 2);
		return chunk.substring(0, chunk.length() - 2);
	}

	int readStatus() throws IOException {
		String response = read();
		return response.isEmpty() ? -1 : Integer.parseInt(response.substring(9, 12));
	}

	/**
	 * Waits for the end of the connection.
	 * @return what came before it
	 * @throws IOException if the connection stays open for too long
	 */
	String readToEnd() throws IOException {
		try {
			return new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		catch (SocketException ex) {
			return "";
		}
	}

	/**
	 * Sends bad input, and looks at the answers and what becomes of the connection.
	 * @param input the bytes, and what is expected
	 * @throws IOException if nothing comes for too long
	 */
	void assertAnswered(BadInput input) throws IOException {
		send(input.bytes());
		if (input.endOfInput()) {
			finish();
		}
		for (int status : input.statuses()) {
			assertThat(readStatus()).isEqualTo(status);
		}
		if (input.closed()) {
			assertThat(readToEnd()).isEmpty();
		}
		else {
			assertThat(send("GET /probe HTTP/1.1\r\nHost: x\r\n\r\n").read()).endsWith("probe");
		}
	}

	/**
	 * Reads nothing until the server has closed the connection, then everything.
	 * @return the number of bytes that were under way
	 * @throws IOException if the connection stays open
	 */
	long readAfterTheServerGaveUp() throws IOException {
		byte[] probe = new byte[1];
		try {
			while (true) {
				this.socket.getOutputStream().write(probe);
			}
		}
		catch (SocketException ex) {
			return readToEnd().length();
		}
	}

	Socket socket() {
		return this.socket;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
