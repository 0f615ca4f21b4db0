package io.actorprocess.demo.docs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.pattern.StateMachine;
import io.actorprocess.process.Directive;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.RestartScope;
import io.actorprocess.process.Supervision;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.OnFailure;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the guide on supervision, compiled and run.
 */
class SupervisionExamplesTests {

	private final VirtualClock clock = new VirtualClock();

	private final List<String> seen = new ArrayList<>();

	private ProcessManager manager;

	@BeforeEach
	void start() {
		this.manager = ProcessManager.builder().workerCount(2).clock(this.clock).start();
	}

	@AfterEach
	void stop() {
		this.manager.close();
		this.clock.close();
	}

	static class Ticker extends ProcessBase {

		private int ticks;

		int tick(int by) {
			if (by < 0) {
				throw new IllegalArgumentException("backwards");
			}
			if (by == 0) {
				throw new IllegalStateException("stopped");
			}
			return this.ticks += by;
		}

	}

	@ActorProcess(onFailure = OnFailure.RESTART, maxRestarts = 3)
	static class TickerBean {

		private int ticks;

		int tick() {
			return ++this.ticks;
		}

	}

	static class Part extends ProcessBase {

		private int age;

		Part(String id) {
			super(id);
		}

		int grow() {
			return ++this.age;
		}

		void tear() {
			throw new IllegalStateException("torn");
		}

	}

	static class Shop extends ProcessBase {

		final List<String> lost = new ArrayList<>();

		@Override
		protected RestartScope restartScope() {
			return RestartScope.REST_FOR_ONE;
		}

		@Override
		protected void initialize() {
			supervise(() -> new Part("stock"), Supervision.restart());
			supervise(() -> new Part("orders"), Supervision.restart());
			link(supervise(() -> new Part("mail"), Supervision.stop()).upid());
		}

		@Override
		protected void exited(UPID pid, ExitReason reason) {
			this.lost.add(pid.id() + " " + reason);
		}

	}

	enum State {

		LOCKED, UNLOCKED

	}

	static class Turnstile extends ProcessBase {

		private final StateMachine<State> machine = new StateMachine<>(State.LOCKED);

		Future<String> pay() {
			return this.machine.transition(State.LOCKED, State.UNLOCKED, () -> "go ahead");
		}

		Future<String> push() {
			return this.machine.transition(State.UNLOCKED, State.LOCKED, () -> "good day");
		}

		Future<Void> unlocked() {
			return this.machine.when(State.UNLOCKED);
		}

		@Override
		protected void terminating() {
			this.machine.close();
		}

	}

	@Test
	void tickerGoesOnOrBeginsAnew() throws Exception {
		Supervision policy = Supervision.restart()
			.on(IllegalArgumentException.class, Directive.RESUME)
			.withLimit(3, Duration.ofMinutes(1))
			.withBackoff(Duration.ofMillis(100), Duration.ofSeconds(10), 0.2);
		PID<Ticker> ticker = this.manager.supervise(Ticker::new, policy);

		ticker.tell((t) -> t.tick(1));
		ticker.tell((t) -> t.tick(-1));
		this.manager.settle();
		assertThat(ticker.dispatch((t) -> t.tick(1)).get()).isEqualTo(2);

		ticker.tell((t) -> t.tick(0));
		Future<Integer> waiting = ticker.dispatch((t) -> t.tick(1));
		this.manager.settle();
		assertThat(waiting.isPending()).isTrue();
		this.clock.advance(Duration.ofMillis(120));
		this.manager.settle();
		assertThat(waiting.get()).isEqualTo(1);
	}

	@Test
	void beanIsMadeAnew() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
			.withPropertyValues("actor.socket.enabled=false")
			.withBean(TickerBean.class)
			.run((context) -> {
				PID<TickerBean> ticker = context.getBean(ProcessManager.class)
					.pid(context.getBeanNamesForType(TickerBean.class)[0], TickerBean.class);
				assertThat(ticker.dispatch(TickerBean::tick).get(Duration.ofSeconds(20))).isEqualTo(1);

				ticker.tell((t) -> {
					throw new IllegalStateException("stopped");
				});

				assertThat(ticker.dispatch(TickerBean::tick).get(Duration.ofSeconds(20))).isEqualTo(1);
			});
	}

	@Test
	void thoseSpawnedAfterAPartAreRestartedWithIt() throws Exception {
		PID<Shop> shop = this.manager.spawn(new Shop());
		this.manager.settle();
		PID<Part> stock = this.manager.pid("stock", Part.class);
		PID<Part> orders = this.manager.pid("orders", Part.class);
		stock.tell(Part::grow);
		orders.tell(Part::grow);

		orders.tell(Part::tear);
		this.manager.pid("mail", Part.class).tell(Part::grow);
		this.manager.pid("mail", Part.class).tell(Part::tear);
		this.manager.settle();

		assertThat(stock.dispatch(Part::grow).get()).isEqualTo(2);
		assertThat(orders.dispatch(Part::grow).get()).isEqualTo(1);
		assertThat(shop.dispatch((s) -> s.lost).get())
			.containsExactly("mail FAILED: java.lang.IllegalStateException: torn");
	}

	@Test
	void turnstileRefusesWhatItsStateDoesNotAllow() throws Exception {
		PID<Turnstile> turnstile = this.manager.spawn(new Turnstile());
		Future<Void> open = turnstile.dispatchFlat(Turnstile::unlocked);

		Future<String> early = turnstile.dispatchFlat(Turnstile::push);
		this.manager.settle();

		assertThat(early.failure()).hasMessageContaining("Cannot go from UNLOCKED to LOCKED");
		assertThat(open.isPending()).isTrue();
		assertThat(turnstile.dispatchFlat(Turnstile::pay).get()).isEqualTo("go ahead");
		assertThat(open.isReady()).isTrue();
		assertThat(turnstile.dispatchFlat(Turnstile::push).get()).isEqualTo("good day");
	}

	@Test
	void subscriberSeesWhatIsLost() {
		Runnable leave = this.manager.deadLetters()
			.subscribe((letter) -> this.seen.add(letter.reason() + " " + letter.kind() + " " + letter.to().id()));

		this.manager.pid("nobody", Part.class).tell(Part::grow);
		leave.run();
		this.manager.pid("nobody", Part.class).tell(Part::grow);

		assertThat(this.seen).containsExactly("NO_SUCH_PROCESS DISPATCH nobody");
	}

}
