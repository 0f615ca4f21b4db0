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

	private final ActorProperties.@Nullable Socket given;

	private final NettySocketOptions.Builder builder = NettySocketOptions.builder();

	private RequestLimits request = RequestLimits.DEFAULT;

	private FrameOptions frames = FrameOptions.DEFAULT;

	NettyOptions(ActorProperties.@Nullable Socket properties, @Nullable TlsOptions tls,
			@Nullable MessageCredentials credentials) {
		this.given = properties;
		this.builder.tls(tls).credentials(credentials);
	}

	/**
	 * The options.
	 * @throws org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException
	 * if a value is refused
	 */
	NettySocketOptions toOptions() {
		if (this.given != null) {
			apply(this.given);
		}
		return this.builder.build();
	}

	private void apply(ActorProperties.Socket properties) {
		if (properties.ioThreads() != null) {
			apply("io-threads", properties.ioThreads(), NettySocketOptions.Builder::ioThreads);
		}
		apply("require-peer-ip-match", properties.requirePeerIpMatch(), NettySocketOptions.Builder::requirePeerIpMatch);
		apply("metadata-names", properties.metadataNames(), NettySocketOptions.Builder::metadataNames);
		sizes(properties);
		request(properties);
		timeouts(properties);
		frames(properties);
	}

	private void sizes(ActorProperties.Socket properties) {
		apply("max-connections", properties.maxConnections(), NettySocketOptions.Builder::connections);
		apply("max-connections-per-address", properties.maxConnectionsPerAddress(),
				NettySocketOptions.Builder::connectionsPerAddress);
		apply("max-pipelined-requests", properties.maxPipelinedRequests(), NettySocketOptions.Builder::pipelined);
		int messages = properties.maxQueuedMessages();
		apply("max-queued-messages", messages, (target, count) -> target.queue(count, Long.MAX_VALUE));
		apply("max-queued-size", properties.maxQueuedSize(), (target, size) -> target.queue(messages, size.toBytes()));
	}

	private void request(ActorProperties.Socket properties) {
		limit("max-message-size", properties.maxMessageSize(), NettyOptions::bytes, RequestLimits::withMessageBody);
		limit("max-request-size", properties.maxRequestSize(), NettyOptions::bytes, RequestLimits::withHttpBody);
		limit("max-request-line-size", properties.maxRequestLineSize(), NettyOptions::bytes,
				RequestLimits::withRequestLine);
		limit("max-header-size", properties.maxHeaderSize(), NettyOptions::bytes, RequestLimits::withHeaderBytes);
		limit("max-header-count", properties.maxHeaderCount(), Integer::intValue, RequestLimits::withHeaderCount);
		limit("max-chunk-count", properties.maxChunkCount(), Integer::intValue, RequestLimits::withChunks);
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

	private void timeouts(ActorProperties.Socket properties) {
		apply("head-timeout", properties.headTimeout(), NettySocketOptions.Builder::headTimeout);
		apply("body-timeout", properties.bodyTimeout(), NettySocketOptions.Builder::bodyTimeout);
		apply("write-timeout", properties.writeTimeout(), NettySocketOptions.Builder::writeTimeout);
		apply("connect-timeout", properties.connectTimeout(), NettySocketOptions.Builder::connectTimeout);
		apply("idle-timeout", properties.idleTimeout(), NettySocketOptions.Builder::idleTimeout);
		apply("inbound-idle-timeout", properties.inboundIdleTimeout(), NettySocketOptions.Builder::inboundIdleTimeout);
		apply("close-timeout", properties.closeTimeout(), NettySocketOptions.Builder::closeTimeout);
	}

	private void frames(ActorProperties.Socket properties) {
		frame("answer-timeout", properties.answerTimeout(), FrameOptions::withAnswerTimeout);
		frame("heartbeat", properties.heartbeat(), FrameOptions::withHeartbeat);
		frame("give-up-timeout", properties.giveUpTimeout(), FrameOptions::withGiveUp);
		frame("backoff.min", properties.backoff().min(), (options, pause) -> options.withBackoff(pause, pause));
		frame("backoff.max", properties.backoff().max(),
				(options, pause) -> options.withBackoff(options.leastBackoff(), pause));
		frame("window", properties.window(), (options, messages) -> options.withWindow(messages, 1, 1));
		frame("high-water-mark", properties.highWaterMark(),
				(options, mark) -> options.withWindow(options.window(), mark, 1));
		frame("low-water-mark", properties.lowWaterMark(),
				(options, mark) -> options.withWindow(options.window(), options.highWaterMark(), mark));
		this.builder.frames(this.frames.withEnabled(properties.frames()));
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
