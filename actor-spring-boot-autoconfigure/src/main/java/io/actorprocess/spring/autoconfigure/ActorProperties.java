package io.actorprocess.spring.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.actorprocess.mailbox.Overflow;
import io.actorprocess.process.Directive;
import io.actorprocess.remote.ClientAuth;
import io.actorprocess.scheduling.RunQueueKind;

/**
 * Properties of the actor runtime. A group that may be null is null if nothing of it is
 * set: the runtime's own defaults are those told here, and to convert them all from text
 * would be a good part of what the runtime adds to a start.
 * <p>
 * Thread-safety: immutable.
 *
 * @param enabled Whether to start the runtime.
 * @param ip IP address to listen on, as a literal.
 * @param port Port to listen on. 0 takes a free one.
 * @param advertisedIp IP address at which other runtimes reach this one, if it differs
 * from the one that is listened on.
 * @param advertisedPort Port at which other runtimes reach this one, if it differs from
 * the one that is listened on.
 * @param workerCount Number of threads that run processes. By default the number of
 * cores, at least 2.
 * @param runQueue How processes that wait for a worker are kept.
 * @param mailbox events that wait for a process
 * @param scheduling turns of processes
 * @param shutdown end of the runtime
 * @param socket sockets of the runtime
 * @param metrics meters of the runtime
 * @param observation traces of events
 * @param contextPropagation context of senders
 * @param supervision process beans that fail
 * @param ssl encryption of connections
 */
@ConfigurationProperties("actor")
public record ActorProperties(@DefaultValue("true") boolean enabled, @DefaultValue("127.0.0.1") String ip,
		@DefaultValue("0") int port, @Nullable String advertisedIp, @Nullable Integer advertisedPort,
		@Nullable Integer workerCount, @DefaultValue("work-stealing") RunQueueKind runQueue, @Nullable Mailbox mailbox,
		@Nullable Scheduling scheduling, @DefaultValue Shutdown shutdown, @Nullable Socket socket,
		@DefaultValue Metrics metrics, @DefaultValue Observation observation,
		@DefaultValue ContextPropagation contextPropagation, @DefaultValue Supervision supervision, @Nullable Ssl ssl) {

	/**
	 * Events that wait for a process.
	 *
	 * @param capacity Number of messages, calls and requests that may wait for a process
	 * that does not say so itself. 0 lets any number wait.
	 * @param overflow What happens to those that find no room.
	 */
	public record Mailbox(@DefaultValue("0") int capacity, @DefaultValue("fail") Overflow overflow) {

	}

	/**
	 * Turns of processes.
	 *
	 * @param eventsPerSlice Number of events that a process may handle in one turn.
	 * @param timePerSlice Time that a turn may last before the process makes room for
	 * others.
	 * @param stuckWarning Time that a process may be at one event before it is reported
	 * as stuck. 0 switches the watchdog off.
	 * @param waitWarning Time that an event may wait for its turn before its process is
	 * reported as late, up to 30 minutes. 0 switches the warning off.
	 * @param blockingThreads Number of threads for blocking processes and work. Virtual
	 * threads, of which there may be any number, are used instead from Java 21 on.
	 */
	public record Scheduling(@DefaultValue("256") int eventsPerSlice, @DefaultValue("50us") Duration timePerSlice,
			@DefaultValue("2s") Duration stuckWarning, @DefaultValue("10s") Duration waitWarning,
			@DefaultValue("64") int blockingThreads) {

	}

	/**
	 * End of the runtime.
	 *
	 * @param drainTimeout Time in which waiting events may still be handled when the
	 * application stops. Keep it below 'spring.lifecycle.timeout-per-shutdown-phase'.
	 */
	public record Shutdown(@DefaultValue("10s") Duration drainTimeout) {

	}

	/**
	 * Sockets of the runtime, with limits for peers that it does not trust.
	 *
	 * @param enabled Whether to listen and to talk to other runtimes.
	 * @param ioThreads Number of threads that read and write. By default 2, or 1 on fewer
	 * than four cores.
	 * @param maxConnections Number of inbound connections at a time. More are closed at
	 * once.
	 * @param maxConnectionsPerAddress Number of inbound connections of one IP address at
	 * a time, loopback exempt.
	 * @param maxMessageSize Largest body of a message, inbound and outbound.
	 * @param maxRequestSize Largest body of an inbound request that is no message.
	 * @param maxRequestLineSize Longest request line.
	 * @param maxHeaderSize Size of all header fields of a request together.
	 * @param maxHeaderCount Number of header fields of a request.
	 * @param maxChunkCount Number of chunks of a body.
	 * @param maxPipelinedRequests Number of requests of one connection that are handled
	 * at a time. More wait.
	 * @param maxQueuedMessages Number of messages that may be on their way to one peer.
	 * Further ones are dead letters.
	 * @param maxQueuedSize Size of all bodies that may be on their way to one peer.
	 * @param headTimeout Time from the first byte of a request to the end of its head.
	 * @param bodyTimeout Time in which an unfinished body must grow by one KiB per
	 * second.
	 * @param writeTimeout Time that a peer may take nothing of what is written to it.
	 * @param connectTimeout Time in which a connection must be made.
	 * @param idleTimeout Time that an outbound connection is kept that no link holds.
	 * @param inboundIdleTimeout Time that an inbound connection may be silent between two
	 * requests. 0 lets it be silent for ever, which links of libprocess rely on.
	 * @param closeTimeout Time in which queued messages may still be written when the
	 * runtime stops.
	 * @param requirePeerIpMatch Whether to refuse messages whose sender claims another IP
	 * address than they come from.
	 * @param metadataNames Names of the metadata that messages carry to other runtimes
	 * and from them, such as those of traces. More is left out.
	 * @param frames Whether to speak frames with other runtimes of this kind. All others
	 * are spoken to in the format of libprocess.
	 * @param answerTimeout Time in which another runtime must say whether it speaks
	 * frames.
	 * @param heartbeat Time that another runtime may be silent before its connection is
	 * given up. It is asked for a sign of life in time.
	 * @param backoff Pauses after failures to connect.
	 * @param giveUpTimeout Time to go on trying after a connection was lost, before
	 * messages are dead letters and links end.
	 * @param window Number of messages to one peer that may be sent before it says that
	 * they have arrived.
	 * @param highWaterMark Number of messages waiting for one process beyond which the
	 * runtimes that send to it are slowed.
	 * @param lowWaterMark Number of messages waiting for that process below which they
	 * are not slowed any more.
	 */
	public record Socket(@DefaultValue("true") boolean enabled, @Nullable Integer ioThreads,
			@DefaultValue("10000") int maxConnections, @DefaultValue("1000") int maxConnectionsPerAddress,
			@DefaultValue("16MB") DataSize maxMessageSize, @DefaultValue("1MB") DataSize maxRequestSize,
			@DefaultValue("4KB") DataSize maxRequestLineSize, @DefaultValue("16KB") DataSize maxHeaderSize,
			@DefaultValue("100") int maxHeaderCount, @DefaultValue("65536") int maxChunkCount,
			@DefaultValue("64") int maxPipelinedRequests, @DefaultValue("65536") int maxQueuedMessages,
			@DefaultValue("64MB") DataSize maxQueuedSize, @DefaultValue("10s") Duration headTimeout,
			@DefaultValue("20s") Duration bodyTimeout, @DefaultValue("30s") Duration writeTimeout,
			@DefaultValue("10s") Duration connectTimeout, @DefaultValue("10s") Duration idleTimeout,
			@DefaultValue("0s") Duration inboundIdleTimeout, @DefaultValue("2s") Duration closeTimeout,
			@DefaultValue("false") boolean requirePeerIpMatch, @DefaultValue( {
					"traceparent", "tracestate", "baggage" }) List<String> metadataNames,
			@DefaultValue("true") boolean frames, @DefaultValue("5s") Duration answerTimeout,
			@DefaultValue("10s") Duration heartbeat, @DefaultValue Backoff backoff,
			@DefaultValue("10s") Duration giveUpTimeout, @DefaultValue("8192") int window,
			@DefaultValue("10000") int highWaterMark, @DefaultValue("5000") int lowWaterMark){

		/**
		 * Pauses after failures to connect to another runtime.
		 *
		 * @param min Pause after the first failure. Doubles with each further one.
		 * @param max Longest pause.
		 */
		public record Backoff(@DefaultValue("100ms") Duration min, @DefaultValue("5s") Duration max) {

		}

	}

	/**
	 * Encryption of connections.
	 *
	 * @param bundle Name of the SSL bundle with the certificate of this runtime and those
	 * it trusts. TLS is off without one.
	 * @param clientAuth Whether other runtimes and clients have to show a certificate.
	 * @param verifyAddress Whether a certificate must name the IP address it is used for,
	 * that of the runtime that is connected to and that of the sender of a message.
	 * @param supportDowngrade Whether connections without TLS are accepted too. Protects
	 * nothing, and is meant for the time in which a cluster moves to TLS.
	 * @param outbound Whether connections to other runtimes are encrypted too. Meant for
	 * the time in which some of them do not speak TLS yet.
	 * @param handshakeTimeout Time in which a TLS handshake must be over.
	 */
	public record Ssl(@Nullable String bundle, @DefaultValue("none") ClientAuth clientAuth,
			@DefaultValue("true") boolean verifyAddress, @DefaultValue("false") boolean supportDowngrade,
			@DefaultValue("true") boolean outbound, @DefaultValue("10s") Duration handshakeTimeout) {

	}

	/**
	 * Process beans that fail where nobody waits for the result.
	 *
	 * @param onFailure What happens to a process whose annotation does not say.
	 * @param maxRestarts Number of restarts within the window after which the next
	 * failure ends the process.
	 * @param window Time in which restarts count against their maximum.
	 * @param minBackoff Pause before the first restart. Doubles with each further one
	 * within the window.
	 * @param maxBackoff Longest pause before a restart.
	 * @param jitter Share of a pause that chance may add, from 0 to 1.
	 */
	public record Supervision(@DefaultValue("stop") Directive onFailure, @DefaultValue("3") int maxRestarts,
			@DefaultValue("1m") Duration window, @DefaultValue("100ms") Duration minBackoff,
			@DefaultValue("10s") Duration maxBackoff, @DefaultValue("0.2") double jitter) {

	}

	/**
	 * Meters of the runtime.
	 *
	 * @param enabled Whether to register meters of the runtime.
	 * @param maxProcesses Number of process definitions with meters of their own. Those
	 * that come later are counted together as 'other'.
	 */
	public record Metrics(@DefaultValue("true") boolean enabled, @DefaultValue("100") int maxProcesses) {

	}

	/**
	 * Traces of events.
	 *
	 * @param enabled Whether to observe the handling of events and the sending of
	 * messages, where an ObservationRegistry and context propagation are there.
	 */
	public record Observation(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * Context of senders.
	 *
	 * @param enabled Whether to take traces, log contexts and logins along to handlers,
	 * where Micrometer's context propagation is on the class path.
	 */
	public record ContextPropagation(@DefaultValue("true") boolean enabled) {

	}

}
