package io.actorprocess.spring.autoconfigure;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.mailbox.Overflow;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.ProcessManagerBuilder;
import io.actorprocess.process.StuckProcess;
import io.actorprocess.process.Supervision;
import io.actorprocess.remote.SocketManager;
import io.actorprocess.remote.netty.FrameOptions;
import io.actorprocess.remote.netty.NettySocketManager;
import io.actorprocess.remote.netty.NettySocketOptions;
import io.actorprocess.scheduling.RunQueueKind;
import io.actorprocess.scheduling.SchedulingOptions;
import io.actorprocess.scheduling.WorkerPool;
import io.actorprocess.spring.FakeSockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Every property does what it says, and a wrong value is reported under its name.
 */
@ExtendWith(OutputCaptureExtension.class)
class ActorPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));

	@Test
	void defaultsAreThoseOfTheRuntime() {
		ActorProperties properties = bind();

		assertThat(schedulingOf(properties)).usingRecursiveComparison()
			.ignoringFields("uncaughtHandler")
			.isEqualTo(SchedulingOptions.defaults());
		assertThat(new NettyOptions(properties.socket(), null, null).toOptions())
			.isEqualTo(NettySocketOptions.defaults());
	}

	/**
	 * What is not set is null, and what the metadata tells of it must hold all the same.
	 */
	@Test
	void defaultsOfTheMetadataAreThoseOfTheRuntime() {
		ActorProperties one = bind("actor.socket.enabled", "true", "actor.scheduling.blocking-threads", "64",
				"actor.mailbox.overflow", "fail", "actor.ssl.outbound", "true");

		assertThat(new NettyOptions(one.socket(), null, null).toOptions()).isEqualTo(NettySocketOptions.defaults());
		assertThat(builderOf(one)).usingRecursiveComparison()
			.comparingOnlyFields("mailbox", "stuckWarning", "waitWarning", "blockingThreads",
					"scheduling.eventsPerSlice", "scheduling.timePerSlice")
			.isEqualTo(builderOf(bind()));
		assertThat(one.mailbox()).isEqualTo(new ActorProperties.Mailbox(0, Overflow.FAIL));
	}

	private static ProcessManagerBuilder builderOf(ActorProperties properties) {
		ProcessManagerBuilder builder = ProcessManager.builder();
		new PropertiesCustomizer(properties).customize(builder);
		return builder;
	}

	@Test
	void ipAndPortAreListenedOn() {
		this.runner.withBean(FakeSockets.class)
			.withPropertyValues("actor.ip=127.0.0.2", "actor.port=5151")
			.run((context) -> assertThat(context.getBean(ProcessManager.class).address())
				.hasToString("127.0.0.2:5151"));
	}

	@Test
	void advertisedAddressIsThatOfTheProcesses() {
		this.runner.withBean(FakeSockets.class)
			.withPropertyValues("actor.advertised-ip=192.0.2.1", "actor.advertised-port=80")
			.run((context) -> assertThat(context.getBean(ProcessManager.class).address()).hasToString("192.0.2.1:80"));
	}

	@Test
	void workersAreCounted() {
		this.runner.withPropertyValues("actor.worker-count=3")
			.run((context) -> assertThat(
					context.getBean(ProcessManager.class).monitor().statistics().scheduler().workers())
				.isEqualTo(3));
	}

	@Test
	void runQueueAndSlicesReachTheScheduler() {
		SchedulingOptions options = schedulingOf(bind("actor.run-queue", "shared", "actor.scheduling.events-per-slice",
				"7", "actor.scheduling.time-per-slice", "3ms"));

		assertThat(options.runQueue()).isEqualTo(RunQueueKind.SHARED);
		assertThat(options.eventsPerSlice()).isEqualTo(7);
		assertThat(options.timePerSlice()).isEqualTo(Duration.ofMillis(3));
	}

	@Test
	void threadsForBlockingWorkAreCountedWhereTheyAreNotVirtual() {
		this.runner.withPropertyValues("actor.scheduling.blocking-threads=3")
			.run((context) -> assertThat(
					context.getBean(ProcessManager.class).monitor().statistics().blocking().workers())
				.isEqualTo((Runtime.version().feature() >= 21) ? Integer.MAX_VALUE : 3));
	}

	@Test
	void stuckProcessIsReportedAfterTheWarningTime() {
		this.runner.withPropertyValues("actor.scheduling.stuck-warning=20ms").run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);
			CountDownLatch release = new CountDownLatch(1);
			manager.spawn(new ProcessBase("sleeper") {

				@Override
				protected void initialize() throws InterruptedException {
					release.await();
				}

			});

			while (manager.monitor().stuck().processes().isEmpty()) {
				Thread.onSpinWait();
			}

			assertThat(manager.monitor().stuck().processes()).extracting(StuckProcess::id).containsExactly("sleeper");
			release.countDown();
		});
	}

	@Test
	void mailboxesAreBounded() {
		this.runner.withPropertyValues("actor.mailbox.capacity=1", "actor.mailbox.overflow=drop-newest")
			.run((context) -> {
				ProcessManager manager = context.getBean(ProcessManager.class);
				MailboxOptions[] seen = new MailboxOptions[1];
				manager.spawn(new ProcessBase() {
					@Override
					protected MailboxOptions mailbox(MailboxOptions defaults) {
						seen[0] = defaults;
						return defaults;
					}
				});
				assertThat(seen[0]).isEqualTo(new MailboxOptions(1, Overflow.DROP_NEWEST));
			});
	}

	@Test
	void drainTimeoutAndMetricsAreBound() {
		ActorProperties properties = bind("actor.shutdown.drain-timeout", "3s", "actor.metrics.enabled", "false",
				"actor.metrics.max-processes", "5");

		assertThat(properties.shutdown().drainTimeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(properties.metrics().enabled()).isFalse();
		assertThat(properties.metrics().maxProcesses()).isEqualTo(5);
	}

	@Test
	void supervisionIsBound() {
		Supervision policy = new SupervisionPolicy(
				bind("actor.supervision.on-failure", "restart", "actor.supervision.max-restarts", "7",
						"actor.supervision.window", "2m", "actor.supervision.min-backoff", "3s",
						"actor.supervision.max-backoff", "4s", "actor.supervision.jitter", "0.5")
					.supervision())
			.toSupervision();

		assertThat(policy).isEqualTo(Supervision.restart()
			.withLimit(7, Duration.ofMinutes(2))
			.withBackoff(Duration.ofSeconds(3), Duration.ofSeconds(4), 0.5));
	}

	@Test
	void socketsAreAbsentWhenDisabled() {
		this.runner.withPropertyValues("actor.socket.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SocketManager.class)
				.hasSingleBean(ProcessManager.class));
	}

	@Test
	void socketLimitsReachNetty() {
		NettySocketOptions options = new NettyOptions(bind("actor.socket.io-threads", "3",
				"actor.socket.max-connections", "11", "actor.socket.max-connections-per-address", "12",
				"actor.socket.max-message-size", "13KB", "actor.socket.max-request-size", "14KB",
				"actor.socket.max-pipelined-requests", "15", "actor.socket.max-queued-messages", "16",
				"actor.socket.max-queued-size", "17KB", "actor.socket.head-timeout", "18s", "actor.socket.body-timeout",
				"19s", "actor.socket.write-timeout", "20s", "actor.socket.connect-timeout", "21s",
				"actor.socket.idle-timeout", "22s", "actor.socket.close-timeout", "23s",
				"actor.socket.require-peer-ip-match", "true", "actor.socket.max-request-line-size", "24B",
				"actor.socket.max-header-size", "25B", "actor.socket.max-header-count", "26",
				"actor.socket.max-chunk-count", "27", "actor.socket.inbound-idle-timeout", "28s",
				"actor.socket.metadata-names", "traceparent,tenant")
			.socket(), null, null).toOptions();

		assertThat(options.ioThreads()).isEqualTo(3);
		assertThat(options.connections()).isEqualTo(11);
		assertThat(options.connectionsPerAddress()).isEqualTo(12);
		assertThat(options.request().messageBody()).isEqualTo((int) DataSize.ofKilobytes(13).toBytes());
		assertThat(options.request().httpBody()).isEqualTo((int) DataSize.ofKilobytes(14).toBytes());
		assertThat(options.pipelined()).isEqualTo(15);
		assertThat(options.queuedMessages()).isEqualTo(16);
		assertThat(options.queuedBytes()).isEqualTo(DataSize.ofKilobytes(17).toBytes());
		assertThat(options.headTimeout()).isEqualTo(Duration.ofSeconds(18));
		assertThat(options.bodyTimeout()).isEqualTo(Duration.ofSeconds(19));
		assertThat(options.writeTimeout()).isEqualTo(Duration.ofSeconds(20));
		assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(21));
		assertThat(options.idleTimeout()).isEqualTo(Duration.ofSeconds(22));
		assertThat(options.closeTimeout()).isEqualTo(Duration.ofSeconds(23));
		assertThat(options.requirePeerIpMatch()).isTrue();
		assertThat(options.request().requestLine()).isEqualTo(24);
		assertThat(options.request().headerBytes()).isEqualTo(25);
		assertThat(options.request().headerCount()).isEqualTo(26);
		assertThat(options.request().chunks()).isEqualTo(27);
		assertThat(options.inboundIdleTimeout()).isEqualTo(Duration.ofSeconds(28));
		assertThat(options.metadataNames()).containsExactly("traceparent", "tenant");
	}

	@Test
	void framesAreTakenOver() {
		FrameOptions frames = new NettyOptions(bind("actor.socket.frames", "false", "actor.socket.answer-timeout", "1s",
				"actor.socket.heartbeat", "2s", "actor.socket.backoff.min", "3s", "actor.socket.backoff.max", "4s",
				"actor.socket.give-up-timeout", "5s", "actor.socket.window", "6", "actor.socket.high-water-mark", "8",
				"actor.socket.low-water-mark", "7")
			.socket(), null, null).toOptions().frames();

		assertThat(frames).isEqualTo(new FrameOptions(false, Duration.ofSeconds(1), Duration.ofSeconds(2),
				Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5), 6, 8, 7));
	}

	@Test
	void nettySocketsListenByDefault() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(NettySocketManager.class);
			assertThat(context.getBean(ProcessManager.class).address().port()).isPositive();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			actor.ip                           | 300.1.1.1 | is no IP address
			actor.ip                           | localhost | host names are not resolved
			actor.port                         | 70000     | is not between 0 and 65535
			actor.advertised-ip                | here      | is no IP address
			actor.advertised-port              | -1        | is not between 0 and 65535
			actor.worker-count                 | 0         | allowed is 1 to
			actor.mailbox.capacity             | -1        | use 0 for no bound
			actor.scheduling.events-per-slice  | 0         | allowed is at least 1
			actor.scheduling.time-per-slice    | 0s        | allowed is above zero
			actor.scheduling.stuck-warning     | -1s       | or zero for no warning
			actor.scheduling.wait-warning      | 31m       | up to PT30M is needed
			actor.scheduling.blocking-threads  | 0         | at least 1 is needed
			actor.shutdown.drain-timeout       | -1s       | Allowed is 0s, which drains nothing, to 1d
			actor.metrics.max-processes        | -1        | Allowed is 0, which counts all processes together
			actor.socket.io-threads            | 0         | must be positive
			actor.socket.max-message-size      | 3GB       | at most 2147483647 bytes
			actor.socket.max-queued-size       | 0B        | must be positive
			actor.socket.max-header-count      | 0         | must be positive
			actor.socket.max-header-size       | 0B        | must be positive
			actor.socket.head-timeout          | 0s        | must be positive
			actor.socket.inbound-idle-timeout  | -1s       | or zero for ever
			actor.socket.metadata-names        | Host      | it takes a lower-case token
			actor.socket.answer-timeout        | 0s        | must be positive
			actor.socket.heartbeat             | 0s        | must be positive
			actor.socket.backoff.min           | 0s        | must be positive
			actor.socket.backoff.max           | 1ms       | must not be below leastBackoff, 100 ms
			actor.socket.give-up-timeout       | 0s        | must be positive
			actor.socket.window                | 0         | must be positive
			actor.socket.high-water-mark       | 0         | is above the high one
			actor.socket.low-water-mark        | 10001     | is above the high one
			actor.supervision.on-failure       | escalate  | a process bean has no parent to escalate to
			actor.supervision.max-restarts     | -1        | maxRestarts is -1; it must be at least 0
			actor.supervision.window           | 0s        | it must be above zero
			actor.supervision.min-backoff      | -1s       | it must be at least zero
			actor.supervision.max-backoff      | 1ms       | it must be at least minBackoff
			actor.supervision.jitter           | 2         | it must be 0 to 1
			""")
	void refusedValueIsReportedWithItsProperty(String property, String value, String reason, CapturedOutput output) {
		start("--" + property + "=" + value);

		assertThat(output).contains("Invalid value '" + value + "' for configuration property '" + property + "'")
			.contains(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "actor.worker-count=many", "actor.run-queue=none", "actor.mailbox.overflow=block" })
	void valueOfAnotherTypeIsReportedWithItsProperty(String argument, CapturedOutput output) {
		start("--" + argument);

		assertThat(output).contains("Property: " + argument.substring(0, argument.indexOf('=')));
	}

	@Test
	void portInUseIsReportedWithItsProperty(CapturedOutput output) throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			start("--actor.port=" + taken.getLocalPort());

			assertThat(output).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": the port is in use")
				.contains("set the property actor.port to another port");
		}
	}

	@Test
	void foreignIpIsReportedWithItsProperty(CapturedOutput output) {
		start("--actor.ip=192.0.2.1");

		assertThat(output).contains("cannot listen on 192.0.2.1:0")
			.contains("Set the property actor.ip to an IP address of this machine");
	}

	private static void start(String argument) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(ActorAutoConfiguration.class,
				ActorMetricsAutoConfiguration.class)
			.web(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run(argument));
	}

	private static ActorProperties bind(String... namesAndValues) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			source.put(namesAndValues[i], namesAndValues[i + 1]);
		}
		return new Binder(source).bindOrCreate("actor", ActorProperties.class);
	}

	private static SchedulingOptions schedulingOf(ActorProperties properties) {
		SchedulingOptions[] used = new SchedulingOptions[1];
		ProcessManagerBuilder builder = ProcessManager.builder().scheduler((options) -> {
			used[0] = options;
			return WorkerPool.start(options);
		});
		new PropertiesCustomizer(properties).customize(builder);
		try (ProcessManager manager = builder.start()) {
			assertThat(manager.isStarted()).isTrue();
		}
		return used[0];
	}

}
