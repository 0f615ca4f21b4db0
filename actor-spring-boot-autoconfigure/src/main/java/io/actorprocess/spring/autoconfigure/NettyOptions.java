package io.actorprocess.spring.autoconfigure;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

import io.actorprocess.remote.MessageCredentials;
import io.actorprocess.remote.RequestLimits;
import io.actorprocess.remote.TlsOptions;
import io.actorprocess.remote.netty.FrameOptions;
import io.actorprocess.remote.netty.NettySocketOptions;

/**
 * Turns the properties of the sockets into options for Netty.
 * <p>
 * Thread-safety: for one thread.
 */
final class NettyOptions {

	private final ActorProperties.Socket properties;

	private final NettySocketOptions.Builder builder = NettySocketOptions.builder();

	private RequestLimits request = RequestLimits.DEFAULT;

	private FrameOptions frames = FrameOptions.DEFAULT;

	NettyOptions(ActorProperties.Socket properties, @Nullable TlsOptions tls,
			@Nullable MessageCredentials credentials) {
		this.properties = properties;
		this.builder.tls(tls).credentials(credentials);
	}

	/**
	 * The options.
	 * @throws org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException
	 * if a value is refused
	 */
	NettySocketOptions toOptions() {
		if (this.properties.ioThreads() != null) {
			apply("io-threads", this.properties.ioThreads(), NettySocketOptions.Builder::ioThreads);
		}
		apply("require-peer-ip-match", this.properties.requirePeerIpMatch(),
				NettySocketOptions.Builder::requirePeerIpMatch);
		apply("metadata-names", this.properties.metadataNames(), NettySocketOptions.Builder::metadataNames);
		sizes();
		request();
		timeouts();
		frames();
		return this.builder.build();
	}

	private void sizes() {
		apply("max-connections", this.properties.maxConnections(), NettySocketOptions.Builder::connections);
		apply("max-connections-per-address", this.properties.maxConnectionsPerAddress(),
				NettySocketOptions.Builder::connectionsPerAddress);
		apply("max-pipelined-requests", this.properties.maxPipelinedRequests(), NettySocketOptions.Builder::pipelined);
		int messages = this.properties.maxQueuedMessages();
		apply("max-queued-messages", messages, (target, count) -> target.queue(count, Long.MAX_VALUE));
		apply("max-queued-size", this.properties.maxQueuedSize(),
				(target, size) -> target.queue(messages, size.toBytes()));
	}

	private void request() {
		limit("max-message-size", this.properties.maxMessageSize(), NettyOptions::bytes,
				RequestLimits::withMessageBody);
		limit("max-request-size", this.properties.maxRequestSize(), NettyOptions::bytes, RequestLimits::withHttpBody);
		limit("max-request-line-size", this.properties.maxRequestLineSize(), NettyOptions::bytes,
				RequestLimits::withRequestLine);
		limit("max-header-size", this.properties.maxHeaderSize(), NettyOptions::bytes, RequestLimits::withHeaderBytes);
		limit("max-header-count", this.properties.maxHeaderCount(), Integer::intValue, RequestLimits::withHeaderCount);
		limit("max-chunk-count", this.properties.maxChunkCount(), Integer::intValue, RequestLimits::withChunks);
		this.builder.request(this.request);
	}

	private <V> void limit(String name, V value, ToIntFunction<V> number,
			BiFunction<RequestLimits, Integer, RequestLimits> setter) {
		PropertyCheck.check("actor.socket." + name, value,
				(tried) -> this.request = setter.apply(this.request, number.applyAsInt(tried)));
	}

	private static int bytes(DataSize size) {
		if (size.toBytes() > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("Allowed are at most " + Integer.MAX_VALUE + " bytes");
		}
		return (int) size.toBytes();
	}

	private void timeouts() {
		apply("head-timeout", this.properties.headTimeout(), NettySocketOptions.Builder::headTimeout);
		apply("body-timeout", this.properties.bodyTimeout(), NettySocketOptions.Builder::bodyTimeout);
		apply("write-timeout", this.properties.writeTimeout(), NettySocketOptions.Builder::writeTimeout);
		apply("connect-timeout", this.properties.connectTimeout(), NettySocketOptions.Builder::connectTimeout);
		apply("idle-timeout", this.properties.idleTimeout(), NettySocketOptions.Builder::idleTimeout);
		apply("inbound-idle-timeout", this.properties.inboundIdleTimeout(),
				NettySocketOptions.Builder::inboundIdleTimeout);
		apply("close-timeout", this.properties.closeTimeout(), NettySocketOptions.Builder::closeTimeout);
	}

	private void frames() {
		frame("answer-timeout", this.properties.answerTimeout(), FrameOptions::withAnswerTimeout);
		frame("heartbeat", this.properties.heartbeat(), FrameOptions::withHeartbeat);
		frame("give-up-timeout", this.properties.giveUpTimeout(), FrameOptions::withGiveUp);
		frame("backoff.min", this.properties.backoff().min(), (options, pause) -> options.withBackoff(pause, pause));
		frame("backoff.max", this.properties.backoff().max(),
				(options, pause) -> options.withBackoff(options.leastBackoff(), pause));
		frame("window", this.properties.window(), (options, messages) -> options.withWindow(messages, 1, 1));
		frame("high-water-mark", this.properties.highWaterMark(),
				(options, mark) -> options.withWindow(options.window(), mark, 1));
		frame("low-water-mark", this.properties.lowWaterMark(),
				(options, mark) -> options.withWindow(options.window(), options.highWaterMark(), mark));
		this.builder.frames(this.frames.withEnabled(this.properties.frames()));
	}

	private <V> void frame(String name, V value, BiFunction<FrameOptions, V, FrameOptions> setter) {
		PropertyCheck.check("actor.socket." + name, value, (tried) -> this.frames = setter.apply(this.frames, tried));
	}

	/** Sets an option, after all earlier ones were accepted: a failure is this one's. */
	private <V> void apply(String name, V value, BiConsumer<NettySocketOptions.Builder, V> setter) {
		PropertyCheck.check("actor.socket." + name, value, (tried) -> {
			setter.accept(this.builder, tried);
			this.builder.build();
		});
	}

}
