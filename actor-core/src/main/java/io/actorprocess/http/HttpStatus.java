package io.actorprocess.http;

import java.util.Map;
import java.util.TreeMap;

/**
 * Status codes and their reason phrases, in the wording of RFC 2616 that libprocess uses.
 * <p>
 * Thread-safety: stateless.
 */
public final class HttpStatus {

	private static final Map<Integer, String> REASONS = reasons();

	private HttpStatus() {
	}

	private static Map<Integer, String> reasons() {
		String table = """
				100 Continue,101 Switching Protocols,200 OK,201 Created,202 Accepted,
				203 Non-Authoritative Information,204 No Content,205 Reset Content,206 Partial Content,
				300 Multiple Choices,301 Moved Permanently,302 Found,303 See Other,304 Not Modified,305 Use Proxy,
				307 Temporary Redirect,400 Bad Request,401 Unauthorized,402 Payment Required,403 Forbidden,
				404 Not Found,405 Method Not Allowed,406 Not Acceptable,407 Proxy Authentication Required,
				408 Request Time-out,409 Conflict,410 Gone,411 Length Required,412 Precondition Failed,
				413 Request Entity Too Large,414 Request-URI Too Large,415 Unsupported Media Type,
				416 Requested range not satisfiable,417 Expectation Failed,426 Upgrade Required,429 Too Many Requests,
				431 Request Header Fields Too Large,500 Internal Server Error,501 Not Implemented,502 Bad Gateway,
				503 Service Unavailable,504 Gateway Time-out,505 HTTP Version not supported""";
		Map<Integer, String> reasons = new TreeMap<>();
		for (String entry : table.split(",\\s*", -1)) {
			reasons.put(Integer.valueOf(entry.substring(0, 3)), entry.substring(4).strip());
		}
		return Map.copyOf(reasons);
	}

	/**
	 * The reason phrase of a code.
	 * @param status the code
	 * @return the phrase, {@code Unknown} for a code without one
	 */
	public static String reason(int status) {
		return REASONS.getOrDefault(status, "Unknown");
	}

	/**
	 * Whether the code has a reason phrase.
	 * @param status the code
	 * @return true for a known code
	 */
	public static boolean isKnown(int status) {
		return REASONS.containsKey(status);
	}

}
