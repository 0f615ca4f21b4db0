package io.actorprocess.http;

import java.time.Duration;

/**
 * The limits of an {@link HttpClient}.
 * <p>
 * Thread-safety: immutable.
 *
 * @param connectTimeout how long a connection may take to be made
 * @param requestTimeout how long a response may take, from the request to its end, or to
 * its head if it is wanted as a stream
 * @param maxBody the largest body in bytes of a response that is wanted as a whole
 */
public record HttpClientOptions(Duration connectTimeout, Duration requestTimeout, int maxBody) {

	/** Ten seconds to connect, thirty for a response of at most 16 MiB. */
	public static final HttpClientOptions DEFAULT = new HttpClientOptions(Duration.ofSeconds(10),
			Duration.ofSeconds(30), 16 * 1024 * 1024);

	/**
	 * Checks the limits.
	 * @throws IllegalArgumentException if one is not positive
	 */
	public HttpClientOptions {
		requirePositive("connectTimeout", connectTimeout.toMillis());
		requirePositive("requestTimeout", requestTimeout.toMillis());
		requirePositive("maxBody", maxBody);
	}

	private static void requirePositive(String name, long value) {
		if (value <= 0) {
			throw new IllegalArgumentException("The option " + name + " is " + value + " but must be positive");
		}
	}

	/**
	 * These options with another time for a connection.
	 * @param timeout the time
	 * @return new options
	 */
	public HttpClientOptions withConnectTimeout(Duration timeout) {
		return new HttpClientOptions(timeout, this.requestTimeout, this.maxBody);
	}

	/**
	 * These options with another time for a response.
	 * @param timeout the time
	 * @return new options
	 */
	public HttpClientOptions withRequestTimeout(Duration timeout) {
		return new HttpClientOptions(this.connectTimeout, timeout, this.maxBody);
	}

	/**
	 * These options with another limit of a body.
	 * @param bytes the largest body
	 * @return new options
	 */
	public HttpClientOptions withMaxBody(int bytes) {
		return new HttpClientOptions(this.connectTimeout, this.requestTimeout, bytes);
	}

}
