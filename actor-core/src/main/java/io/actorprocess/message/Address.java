package io.actorprocess.message;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where a runtime listens: an IP address and a port. Printed and parsed as
 * {@code 127.0.0.1:5050} or {@code [::1]:5050}; parsing never asks a name service.
 * <p>
 * Thread-safety: immutable.
 *
 * @param ip the IP address; the host name it may carry is ignored
 * @param port the port, 0 to 65535; 0 means "none" or "not bound yet"
 */
public record Address(InetAddress ip, int port) {

	private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

	/**
	 * Checks the port.
	 * @throws IllegalArgumentException if the port is out of range
	 */
	public Address {
		if (port < 0 || port > 65535) {
			throw new IllegalArgumentException("Port " + port + " is not between 0 and 65535");
		}
	}

	/**
	 * An address of an IP literal and a port.
	 * @param ip an IPv4 or IPv6 literal, never a host name
	 * @param port 0 to 65535
	 * @return the address
	 * @throws IllegalArgumentException if {@code ip} is no literal or the port is out of
	 * range
	 */
	public static Address of(String ip, int port) {
		return new Address(parseIp(ip), port);
	}

	/**
	 * The address of a socket.
	 * @param socket a resolved socket address
	 * @return the address
	 */
	public static Address of(InetSocketAddress socket) {
		return new Address(socket.getAddress(), socket.getPort());
	}

	/**
	 * Parses {@code ip:port} or {@code [ipv6]:port}.
	 * @param text the printed form
	 * @return the address
	 * @throws IllegalArgumentException if the text has another form
	 */
	public static Address parse(String text) {
		int colon = text.lastIndexOf(':');
		if (colon < 1) {
			throw new IllegalArgumentException("'" + text + "' is no address: expected ip:port");
		}
		String host = text.substring(0, colon);
		boolean bracketed = host.startsWith("[") && host.endsWith("]");
		if (!bracketed && host.indexOf(':') >= 0) {
			throw new IllegalArgumentException("'" + text + "' is no address: write IPv6 as [ip]:port");
		}
		String ip = bracketed ? host.substring(1, host.length() - 1) : host;
		return new Address(parseIp(ip), parsePort(text, colon + 1));
	}

	/**
	 * Parses an IP literal without a name service.
	 * @param ip an IPv4 or IPv6 literal
	 * @return the IP address
	 * @throws IllegalArgumentException if the text is no literal
	 */
	public static InetAddress parseIp(String ip) {
		if (!IPV4.matcher(ip).matches() && !IPV6.matcher(ip).matches()) {
			throw new IllegalArgumentException("'" + ip + "' is no IP address: host names are not resolved here");
		}
		try {
			return InetAddress.getByName(ip);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("'" + ip + "' is no IP address", ex);
		}
	}

	private static int parsePort(String text, int start) {
		int port = 0;
		for (int i = start; i < text.length(); i++) {
			int digit = text.charAt(i) - '0';
			if (digit < 0 || digit > 9 || i - start > 4) {
				throw new IllegalArgumentException("'" + text + "' has no port between 0 and 65535");
			}
			port = port * 10 + digit;
		}
		if (start == text.length()) {
			throw new IllegalArgumentException("'" + text + "' has no port");
		}
		return port;
	}

	/**
	 * Whether only this machine can reach the address.
	 * @return true for a loopback address
	 */
	public boolean isLoopback() {
		return this.ip.isLoopbackAddress();
	}

	/**
	 * The address for the socket API.
	 * @return a resolved socket address
	 */
	public InetSocketAddress toSocketAddress() {
		return new InetSocketAddress(this.ip, this.port);
	}

	@Override
	public String toString() {
		String host = this.ip.getHostAddress();
		return (host.indexOf(':') < 0) ? host + ":" + this.port : "[" + host + "]:" + this.port;
	}

}
