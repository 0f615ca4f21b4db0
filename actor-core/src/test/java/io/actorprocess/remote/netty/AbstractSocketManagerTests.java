package io.actorprocess.remote.netty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;

import io.actorprocess.message.Address;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.MessageCodec;

/**
 * Two socket managers on loopback: ours sends to theirs, in libprocess' own format unless
 * a test wants another.
 */
abstract class AbstractSocketManagerTests implements WithoutLeaks {

	static final Address ANY = Address.parse("127.0.0.1:0");

	final EchoListener ours = new EchoListener();

	final EchoListener theirs = new EchoListener();

	NettySocketManager manager = new NettySocketManager(options().build());

	final NettySocketManager peer = new NettySocketManager(options().build());

	Address here = this.manager.bind(ANY, this.ours);

	final Address there = this.peer.bind(ANY, this.theirs);

	/** The options of both managers, but for what a test changes. */
	NettySocketOptions.Builder options() {
		return NettySocketOptions.builder().frames(FrameOptions.OFF);
	}

	@AfterEach
	void close() {
		this.manager.close();
		this.peer.close();
	}

	void rebind(NettySocketOptions options) {
		this.manager.close();
		this.manager = new NettySocketManager(options);
		this.here = this.manager.bind(ANY, this.ours);
	}

	Message message(String name) {
		return message(name, this.there, new byte[] { 'h', 'i' });
	}

	Message message(String name, Address to, byte[] body) {
		return new Message(name, new UPID("client", this.here), new UPID("echo", to), body);
	}

	static Message numbered(int number, Address from, Address to) {
		byte[] body = ByteBuffer.allocate(4).putInt(number).array();
		return new Message("number", new UPID("client", from), new UPID("echo", to), body);
	}

	static int number(Message message) {
		return ByteBuffer.wrap(message.body()).getInt();
	}

	/** A port where nobody listens. */
	static Address deadPort() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return Address.of("127.0.0.1", taken.getLocalPort());
		}
	}

	/** A port where connections wait until the test accepts them. */
	static ServerSocket listen() throws IOException {
		ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		server.setSoTimeout(20_000);
		return server;
	}

	static Address address(ServerSocket server) {
		return Address.of("127.0.0.1", server.getLocalPort());
	}

	static String read(Socket socket, Message message) throws IOException {
		socket.setSoTimeout(20_000);
		int length = MessageCodec.encode(message).length;
		return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
	}

	static String text(Message message) {
		return new String(MessageCodec.encode(message), StandardCharsets.ISO_8859_1);
	}

	long sent() {
		return this.manager.statistics().sent().get("libprocess");
	}

}
