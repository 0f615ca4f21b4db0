package io.actorprocess.http;

import java.util.Locale;
import java.util.Map;

import io.actorprocess.message.UPID;

/**
 * Where an HTTP server is, and what is asked of it.
 * <p>
 * Thread-safety: immutable.
 *
 * @param scheme in lower case, such as {@code http}
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port the port
 * @param path the raw path, beginning with a slash
 * @param query the decoded query
 * @param fragment the raw fragment, which no server gets to see; empty if there is none
 */
public record Url(String scheme, String host, int port, String path, Query query, String fragment) {

	private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

	/**
	 * Checks the parts.
	 * @throws IllegalArgumentException if one could not stand in a URL
	 */
	public Url {
		requireThat(scheme.matches("[a-z][a-z0-9+.-]*"), "the scheme '" + scheme + "' is malformed");
		requireThat(host.matches("[A-Za-z0-9._~-]+") || host.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?"),
				"the host '" + host + "' is malformed");
		requireThat(port > 0 && port <= 0xffff, "the port " + port + " is not between 1 and 65535");
		requireThat(path.startsWith("/") && isVisible(path) && path.indexOf('?') < 0 && path.indexOf('#') < 0,
				"the path '" + path + "' does not begin with '/', or holds characters that must be escaped");
		requireThat(isVisible(fragment), "the fragment holds characters that must be escaped");
	}

	private static void requireThat(boolean holds, String otherwise) {
		if (!holds) {
			throw new IllegalArgumentException("This is no URL: " + otherwise);
		}
	}

	private static boolean isVisible(String text) {
		return text.chars().allMatch((c) -> c > ' ' && c <= '~');
	}

	/**
	 * Parses a URL.
	 * @param text such as {@code http://host:5050/master/state?jsonp=f}
	 * @return the URL; the path is {@code /} if there is none
	 * @throws IllegalArgumentException if the text is no URL, or has no port and a scheme
	 * whose port is not known
	 */
	public static Url parse(String text) {
		int authority = text.indexOf("://") + 3;
		requireThat(authority > 3, "'" + text + "' has no scheme, such as http://");
		String scheme = text.substring(0, authority - 3).toLowerCase(Locale.ROOT);
		int hash = text.indexOf('#', authority);
		String noFragment = (hash < 0) ? text : text.substring(0, hash);
		int question = noFragment.indexOf('?', authority);
		String noQuery = (question < 0) ? noFragment : noFragment.substring(0, question);
		int slash = noQuery.indexOf('/', authority);
		String place = (slash < 0) ? noQuery.substring(authority) : noQuery.substring(authority, slash);
		int colon = portColon(place);
		String host = (colon < 0) ? place : place.substring(0, colon);
		boolean bracketed = host.startsWith("[") && host.endsWith("]");
		return new Url(scheme, bracketed ? host.substring(1, host.length() - 1) : host,
				(colon < 0) ? defaultPort(scheme) : parsePort(place.substring(colon + 1)),
				(slash < 0) ? "/" : noQuery.substring(slash),
				(question < 0) ? Query.empty() : Query.parse(noFragment.substring(question + 1)),
				(hash < 0) ? "" : text.substring(hash + 1));
	}

	private static int portColon(String place) {
		int colon = place.lastIndexOf(':');
		boolean inBrackets = colon >= 0 && place.indexOf(']', colon) >= 0;
		requireThat(colon < 0 || place.startsWith("[") || place.indexOf(':') == colon,
				"'" + place + "' has more than one port; an IPv6 address stands in brackets");
		return inBrackets ? -1 : colon;
	}

	private static int defaultPort(String scheme) {
		Integer port = DEFAULT_PORTS.get(scheme);
		requireThat(port != null, "there is no port, and that of '" + scheme + "' is not known");
		return (port != null) ? port : 0;
	}

	private static int parsePort(String text) {
		requireThat(text.matches("\\d{1,5}"), "the port '" + text + "' is no number");
		return Integer.parseInt(text);
	}

	/**
	 * The URL of a route of a process.
	 * @param process the process
	 * @param target the path below its id and a query, such as {@code /add?n=5}
	 * @return the URL
	 * @throws IllegalArgumentException if the target is malformed
	 */
	public static Url of(UPID process, String target) {
		requireThat(target.startsWith("/"), "the path '" + target + "' does not begin with '/'");
		return parse("http://" + process.address() + "/" + PercentCodec.encode(process.id()) + target);
	}

	/**
	 * What stands in the line of a request.
	 * @return path and query
	 */
	public String target() {
		String encoded = this.query.encode();
		return encoded.isEmpty() ? this.path : this.path + "?" + encoded;
	}

	/**
	 * Host and port as a {@code Host} header names them.
	 * @return the host, with the port unless it is the usual one of the scheme
	 */
	public String authority() {
		boolean usual = Integer.valueOf(this.port).equals(DEFAULT_PORTS.get(this.scheme));
		return usual ? bracketed() : bracketed() + ":" + this.port;
	}

	private String bracketed() {
		return (this.host.indexOf(':') < 0) ? this.host : "[" + this.host + "]";
	}

	/**
	 * The URL as text.
	 * @return the text, with the port even if it is the usual one
	 */
	@Override
	public String toString() {
		String base = this.scheme + "://" + bracketed() + ":" + this.port + target();
		return this.fragment.isEmpty() ? base : base + "#" + this.fragment;
	}

}
