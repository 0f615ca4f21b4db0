package io.actorprocess.remote.netty;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.actorprocess.remote.MessageCodec;
import io.actorprocess.remote.MessageCredentials;
import io.actorprocess.remote.RequestLimits;
import io.actorprocess.remote.TlsOptions;

/**
 * The limits of a {@link NettySocketManager}. The defaults suit a runtime among peers it
 * does not trust.
 * <p>
 * Thread-safety: immutable.
 *
 * @param ioThreads the number of I/O threads
 * @param request how much of an inbound request is taken in
 * @param pipelined inbound requests of one connection that run at a time; more wait
 * @param connections inbound connections at a time; more are closed at once
 * @param connectionsPerAddress inbound connections of one IP address, loopback exempt
 * @param headTimeout from the first byte of a request to the end of its head; an idle
 * connection has no limit
 * @param bodyTimeout the time in which an unfinished body must grow by one KiB per second
 * @param writeTimeout how long a peer may take nothing of what is written to it
 * @param connectTimeout how long a connection may take to be made
 * @param idleTimeout how long an outbound connection is kept that no link holds
 * @param inboundIdleTimeout how long an inbound connection may be silent between two
 * requests; zero for ever
 * @param closeTimeout how long {@code close} waits for what is queued
 * @param queuedMessages messages that may be on their way to one peer
 * @param queuedBytes bytes of bodies that may be on their way to one peer
 * @param requirePeerIpMatch whether a message is refused when its sender claims another
 * IP address than its connection comes from
 * @param metadataNames the metadata that messages carry to and from others; more is left
 * out
 * @param frames how to speak with other nodes of this kind
 * @param tls how connections are encrypted; null if they are not
 * @param credentials what to show peers that guard their messages; null for nothing
 */
public record NettySocketOptions(int ioThreads, RequestLimits request, int pipelined, int connections,
		int connectionsPerAddress, Duration headTimeout, Duration bodyTimeout, Duration writeTimeout,
		Duration connectTimeout, Duration idleTimeout, Duration inboundIdleTimeout, Duration closeTimeout,
		int queuedMessages, long queuedBytes, boolean requirePeerIpMatch, List<String> metadataNames,
		FrameOptions frames, @Nullable TlsOptions tls, @Nullable MessageCredentials credentials) {

	/** The fields of the W3C's Trace Context and Baggage. */
	private static final List<String> TRACE = List.of("traceparent", "tracestate", "baggage");

	/**
	 * Checks the options.
	 * @throws IllegalArgumentException if a number or a duration is not positive, or a
	 * name cannot be one of metadata
	 */
	public NettySocketOptions {
		requirePositive("ioThreads", ioThreads);
		requirePositive("pipelined", pipelined);
		requirePositive("connections", connections);
		requirePositive("connectionsPerAddress", connectionsPerAddress);
		requirePositive("headTimeout", headTimeout.toMillis());
		requirePositive("bodyTimeout", bodyTimeout.toMillis());
		requirePositive("writeTimeout", writeTimeout.toMillis());
		requirePositive("connectTimeout", connectTimeout.toMillis());
		requirePositive("idleTimeout", idleTimeout.toMillis());
		if (inboundIdleTimeout.isNegative()) {
			throw new IllegalArgumentException("The option inboundIdleTimeout is " + inboundIdleTimeout.toMillis()
					+ " but must be positive, or zero for ever");
		}
		requirePositive("closeTimeout", closeTimeout.toMillis());
		requirePositive("queuedMessages", queuedMessages);
		requirePositive("queuedBytes", queuedBytes);
		metadataNames = List.copyOf(metadataNames);
		metadataNames.forEach(MessageCodec::requireMetadataName);
	}

	private static void requirePositive(String name, long value) {
		if (value <= 0) {
			throw new IllegalArgumentException("The option " + name + " is " + value + " but must be positive");
		}
	}

	/**
	 * The defaults.
	 * @return options that change nothing
	 */
	public static NettySocketOptions defaults() {
		return builder().build();
	}

	/**
	 * Options that differ from the defaults.
	 * @return a builder of the defaults
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Collects options.
	 * <p>
	 * Thread-safety: for one thread.
	 */
	public static final class Builder {

		private static final int MANY_CORES = 4;

		private int ioThreads = (Runtime.getRuntime().availableProcessors() < MANY_CORES) ? 1 : 2;

		private RequestLimits request = RequestLimits.DEFAULT;

		private int pipelined = 64;

		private int connections = 10_000;

		private int connectionsPerAddress = 1_000;

		private Duration headTimeout = Duration.ofSeconds(10);

		private Duration bodyTimeout = Duration.ofSeconds(20);

		private Duration writeTimeout = Duration.ofSeconds(30);

		private Duration connectTimeout = Duration.ofSeconds(10);

		private Duration idleTimeout = Duration.ofSeconds(10);

		private Duration inboundIdleTimeout = Duration.ZERO;

		private Duration closeTimeout = Duration.ofSeconds(2);

		private int queuedMessages = 65_536;

		private long queuedBytes = 64L * 1024 * 1024;

		private boolean requirePeerIpMatch;

		private List<String> metadataNames = TRACE;

		private FrameOptions frames = FrameOptions.DEFAULT;

		private @Nullable TlsOptions tls;

		private @Nullable MessageCredentials credentials;

		private Builder() {
		}

		/**
		 * The number of I/O threads.
		 * @param ioThreads at least 1; default 2, or 1 on fewer than four cores, which
		 * workers want as well
		 * @return this builder
		 */
		public Builder ioThreads(int ioThreads) {
			this.ioThreads = ioThreads;
			return this;
		}

		/**
		 * How much of an inbound request is taken in. The largest body of a message
		 * limits outbound messages too.
		 * @param request default {@link RequestLimits#DEFAULT}
		 * @return this builder
		 */
		public Builder request(RequestLimits request) {
			this.request = request;
			return this;
		}

		/**
		 * Inbound requests of one connection that run at a time.
		 * @param pipelined default 64
		 * @return this builder
		 */
		public Builder pipelined(int pipelined) {
			this.pipelined = pipelined;
			return this;
		}

		/**
		 * Inbound connections at a time.
		 * @param connections default 10,000
		 * @return this builder
		 */
		public Builder connections(int connections) {
			this.connections = connections;
			return this;
		}

		/**
		 * Inbound connections of one IP address at a time; loopback is exempt.
		 * @param connectionsPerAddress default 1,000
		 * @return this builder
		 */
		public Builder connectionsPerAddress(int connectionsPerAddress) {
			this.connectionsPerAddress = connectionsPerAddress;
			return this;
		}

		/**
		 * From the first byte of a request to the end of its head.
		 * @param headTimeout default 10 seconds
		 * @return this builder
		 */
		public Builder headTimeout(Duration headTimeout) {
			this.headTimeout = headTimeout;
			return this;
		}

		/**
		 * The time in which an unfinished body must grow by one KiB per second.
		 * @param bodyTimeout default 20 seconds
		 * @return this builder
		 */
		public Builder bodyTimeout(Duration bodyTimeout) {
			this.bodyTimeout = bodyTimeout;
			return this;
		}

		/**
		 * How long a peer may take nothing of what is written to it.
		 * @param writeTimeout default 30 seconds
		 * @return this builder
		 */
		public Builder writeTimeout(Duration writeTimeout) {
			this.writeTimeout = writeTimeout;
			return this;
		}

		/**
		 * How long a connection may take to be made.
		 * @param connectTimeout default 10 seconds
		 * @return this builder
		 */
		public Builder connectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
			return this;
		}

		/**
		 * How long an outbound connection is kept that no link holds.
		 * @param idleTimeout default 10 seconds
		 * @return this builder
		 */
		public Builder idleTimeout(Duration idleTimeout) {
			this.idleTimeout = idleTimeout;
			return this;
		}

		/**
		 * How long an inbound connection may be silent between two requests.
		 * @param inboundIdleTimeout default zero, which is for ever, as links of
		 * libprocess are silent
		 * @return this builder
		 */
		public Builder inboundIdleTimeout(Duration inboundIdleTimeout) {
			this.inboundIdleTimeout = inboundIdleTimeout;
			return this;
		}

		/**
		 * How long {@code close} waits for what is queued.
		 * @param closeTimeout default 2 seconds
		 * @return this builder
		 */
		public Builder closeTimeout(Duration closeTimeout) {
			this.closeTimeout = closeTimeout;
			return this;
		}

		/**
		 * How much may be on its way to one peer, whichever is reached first: what waits
		 * and, over frames, what the peer has not acknowledged.
		 * @param messages default 65,536 messages
		 * @param bytes default 64 MiB of bodies
		 * @return this builder
		 */
		public Builder queue(int messages, long bytes) {
			this.queuedMessages = messages;
			this.queuedBytes = bytes;
			return this;
		}

		/**
		 * Refuses messages whose sender claims another IP address than they come from.
		 * @param requirePeerIpMatch default false, as in libprocess
		 * @return this builder
		 */
		public Builder requirePeerIpMatch(boolean requirePeerIpMatch) {
			this.requirePeerIpMatch = requirePeerIpMatch;
			return this;
		}

		/**
		 * The metadata that messages carry to and from others.
		 * @param names in lower case, default {@code traceparent}, {@code tracestate} and
		 * {@code baggage}
		 * @return this builder
		 */
		public Builder metadataNames(List<String> names) {
			this.metadataNames = names;
			return this;
		}

		/**
		 * How to speak with other nodes of this kind.
		 * @param frames default {@link FrameOptions#DEFAULT}
		 * @return this builder
		 */
		public Builder frames(FrameOptions frames) {
			this.frames = frames;
			return this;
		}

		/**
		 * Encrypts connections.
		 * @param tls how; default null, which encrypts nothing
		 * @return this builder
		 */
		public Builder tls(@Nullable TlsOptions tls) {
			this.tls = tls;
			return this;
		}

		/**
		 * Shows credentials to peers that guard their messages.
		 * @param credentials whose; default null, which shows nothing
		 * @return this builder
		 */
		public Builder credentials(@Nullable MessageCredentials credentials) {
			this.credentials = credentials;
			return this;
		}

		/**
		 * The options.
		 * @return immutable options
		 * @throws IllegalArgumentException if a number or a duration is not positive, or
		 * a name cannot be one of metadata
		 */
		public NettySocketOptions build() {
			return new NettySocketOptions(this.ioThreads, this.request, this.pipelined, this.connections,
					this.connectionsPerAddress, this.headTimeout, this.bodyTimeout, this.writeTimeout,
					this.connectTimeout, this.idleTimeout, this.inboundIdleTimeout, this.closeTimeout,
					this.queuedMessages, this.queuedBytes, this.requirePeerIpMatch, this.metadataNames, this.frames,
					this.tls, this.credentials);
		}

	}

}
