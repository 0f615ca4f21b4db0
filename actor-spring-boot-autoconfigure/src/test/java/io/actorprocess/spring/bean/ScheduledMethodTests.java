package io.actorprocess.spring.bean;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.config.ScheduledTaskHolder;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.OnFailure;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;
import io.actorprocess.spring.autoconfigure.ProcessManagerBuilderCustomizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Scheduled methods of processes: events of the process, at times of the runtime's clock.
 */
@ExtendWith(OutputCaptureExtension.class)
class ScheduledMethodTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final VirtualClock clock = new VirtualClock();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withBean(ProcessManagerBuilderCustomizer.class, () -> (builder) -> builder.clock(this.clock))
		.withPropertyValues("actor.supervision.min-backoff=0", "actor.supervision.max-backoff=0", "tick=5s");

	@Test
	void methodsAreCalledAtTheirTimesOfTheRuntimesClock() {
		this.runner.withBean("ticker", Ticker.class).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);
			PID<Ticker> ticker = manager.pid("ticker", Ticker.class);

			assertThat(ask(manager, ticker)).isEqualTo(new Ticks(1, 0, 0, 0));
			advance(manager, Duration.ofSeconds(5));
			assertThat(ask(manager, ticker)).isEqualTo(new Ticks(2, 1, 0, 0));
			advance(manager, Duration.ofSeconds(5));
			assertThat(ask(manager, ticker)).isEqualTo(new Ticks(3, 2, 1, 0));
			advance(manager, Duration.ofDays(1));
			assertThat(ask(manager, ticker).once()).isEqualTo(1);
			assertThat(ask(manager, ticker).daily()).isEqualTo(1);
		});
	}

	@Test
	void springItselfCallsNoMethodOfAProcess() {
		this.runner.withUserConfiguration(Scheduling.class).withBean("ticker", Ticker.class).run((context) -> {
			assertThat(context.getBean(ScheduledTaskHolder.class).getScheduledTasks()).hasSize(1)
				.allSatisfy((task) -> assertThat(task.toString()).contains("Other.tick"));
			ProcessManager manager = context.getBean(ProcessManager.class);
			assertThat(ask(manager, manager.pid("ticker", Ticker.class)).rate()).isEqualTo(1);
		});
	}

	@Test
	void scheduleOfAProcessThatGoesOnAfterAFailureGoesOn() {
		this.runner.withBean("fragile", Fragile.class).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);
			advance(manager, Duration.ofSeconds(1));
			advance(manager, Duration.ofSeconds(1));

			assertThat(count(manager, manager.pid("fragile", Fragile.class), (fragile) -> fragile.calls)).isEqualTo(2);
		});
	}

	@Test
	void scheduleBeginsAnewWithARestartedProcess() {
		this.runner.withBean("fragile", Restarting.class).run((context) -> {
			ProcessManager manager = context.getBean(ProcessManager.class);
			advance(manager, Duration.ofSeconds(1));
			advance(manager, Duration.ofSeconds(1));

			assertThat(count(manager, manager.pid("fragile", Restarting.class), (fragile) -> fragile.calls)).isZero();
			assertThat(manager.monitor().statistics().restarted()).isEqualTo(2);
		});
	}

	@Test
	void mistakesFailTheStart(CapturedOutput output) {
		start(OddCron.class);
		assertThat(output).contains("OddCron.tick() has a schedule that cannot be understood");

		start(Timeless.class);
		assertThat(output).contains("Timeless.tick() is marked with @Scheduled, which says no time");

		start(Foreign.class);
		assertThat(output).contains("Foreign.tick() asks for the scheduler 'mine', but it belongs to a process");

		start(Based.class);
		assertThat(output).contains("Based extends ProcessBase, but has handlers marked by annotations");
	}

	private static void start(Class<?> configuration) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(ActorAutoConfiguration.class, configuration)
			.web(WebApplicationType.NONE);
		assertThatException().isThrownBy(application::run);
	}

	private void advance(ProcessManager manager, Duration time) {
		manager.settle();
		this.clock.advance(time);
		manager.settle();
	}

	private static Ticks ask(ProcessManager manager, PID<Ticker> ticker) throws Exception {
		manager.settle();
		return ticker.dispatch(Ticker::ticks).get(LIMIT);
	}

	private static <T> int count(ProcessManager manager, PID<T> pid, CheckedFunction<T, Integer> calls)
			throws Exception {
		manager.settle();
		return pid.dispatch(calls).get(LIMIT);
	}

	record Ticks(int rate, int delay, int once, int daily) {

	}

	@ActorProcess
	static class Ticker {

		private int rate;

		private int delay;

		private int once;

		private int daily;

		@Scheduled(fixedRateString = "${tick}")
		void rate() {
			this.rate++;
		}

		@Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
		void delay() {
			this.delay++;
		}

		@Scheduled(initialDelayString = "PT10S")
		void once() {
			this.once++;
		}

		@Scheduled(cron = "0 0 3 * * *", zone = "UTC")
		@Scheduled(cron = Scheduled.CRON_DISABLED)
		void daily() {
			this.daily++;
		}

		Ticks ticks() {
			return new Ticks(this.rate, this.delay, this.once, this.daily);
		}

	}

	static class Other {

		@Scheduled(cron = "0 0 3 1 1 *")
		void tick() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@Import(Other.class)
	static class Scheduling {

	}

	@ActorProcess(onFailure = OnFailure.RESUME)
	static class Fragile {

		private int calls;

		@Scheduled(initialDelay = 1000, fixedRate = 1000)
		void tick() {
			this.calls++;
			throw new IllegalStateException("failed by request");
		}

	}

	@ActorProcess(onFailure = OnFailure.RESTART)
	static class Restarting {

		private int calls;

		@Scheduled(initialDelay = 1000, fixedRate = 1000)
		void tick() {
			this.calls++;
			throw new IllegalStateException("failed by request");
		}

	}

	@ActorProcess
	static class OddCron {

		@Scheduled(cron = "never")
		void tick() {
		}

	}

	@ActorProcess
	static class Timeless {

		@Scheduled
		void tick() {
		}

	}

	@ActorProcess
	static class Foreign {

		@Scheduled(fixedRate = 1, scheduler = "mine")
		void tick() {
		}

	}

	@ActorProcess
	static class Based extends ProcessBase {

		@Scheduled(fixedRate = 1)
		void tick() {
		}

	}

}
