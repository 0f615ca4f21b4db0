package io.actorprocess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.actorprocess.future.CheckedConsumer;
import io.actorprocess.future.Future;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;

/**
 * Processes that fail, and write down what happens to them.
 */
abstract class Supervised extends OnVirtualTime {

	final List<String> log = new ArrayList<>();

	/** Writes to the test's log, which is read when all is settled. */
	class Fragile extends ProcessBase {

		private int state;

		Fragile(String id) {
			super(id);
		}

		@Override
		protected void initialize() throws Exception {
			note("initialize");
		}

		@Override
		protected void terminating() {
			note("terminating");
		}

		@Override
		protected void exited(UPID pid, ExitReason reason) {
			note("exited " + pid.id() + " " + reason);
		}

		int add(int n) {
			this.state += n;
			return this.state;
		}

		void watch(UPID pid) {
			link(pid);
		}

		<P extends ProcessBase> PID<P> adopt(P child) {
			return spawn(child);
		}

		PID<Fragile> adopt(String id, Supervision policy) {
			return supervise(() -> new Fragile(id), policy);
		}

		void later(Duration delay) {
			delay(delay, () -> note("timer"));
		}

		void whenSet(Future<String> future) {
			future.onReady(defer((String value) -> {
				note("value " + value);
				return value;
			}));
		}

		Future<String> derived(Future<String> future) {
			return future.thenFlat(defer((String value) -> value + "!"));
		}

		final void note(String text) {
			synchronized (Supervised.this.log) {
				Supervised.this.log.add(upid().id() + ": " + text);
			}
		}

	}

	static <T> CheckedConsumer<T> fail() {
		return fail(new IllegalStateException("broken"));
	}

	static <T> CheckedConsumer<T> fail(Exception failure) {
		return (target) -> {
			throw failure;
		};
	}

	final PID<Fragile> spawn(Supervision policy) {
		PID<Fragile> pid = this.manager.supervise(() -> new Fragile("a"), policy);
		this.manager.settle();
		return pid;
	}

	final PID<Fragile> spawnWatcherOf(PID<?> watched) {
		PID<Fragile> watcher = this.manager.spawn(new Fragile("watcher"));
		watcher.tell((w) -> w.watch(watched.upid()));
		this.manager.settle();
		return watcher;
	}

}
