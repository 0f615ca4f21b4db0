package io.actorprocess.process;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The types under which a process can be addressed.
 */
class PIDTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final ProcessManager manager = ProcessManager.builder().workerCount(2).start();

	@AfterEach
	void stop() {
		this.manager.close();
	}

	private interface Reader {

		String read();

	}

	private interface Writer {

		void write(String text);

	}

	private abstract static class Base extends ProcessBase {

		private Base(String id) {
			super(id);
		}

		protected abstract String name();

	}

	private static final class Derived extends Base implements Reader, Writer {

		private String text = "";

		private Derived() {
			super("derived");
		}

		@Override
		protected String name() {
			return "derived";
		}

		@Override
		public String read() {
			return this.text;
		}

		@Override
		public void write(String text) {
			this.text = text;
		}

		private boolean isAddressedBy(UPID upid) {
			return upid.equals(upid()) && self(this).upid().equals(upid);
		}

	}

	@Test
	void pidOfABaseClassReachesTheDerivedProcess() throws Exception {
		PID<Derived> derived = this.manager.spawn(new Derived());
		PID<Base> base = this.manager.pid("derived", Base.class);

		assertThat(base.dispatch(Base::name).get(LIMIT)).isEqualTo("derived");
		assertThat(base).isEqualTo(derived).hasSameHashCodeAs(derived);
	}

	@Test
	void pidsOfTwoInterfacesReachTheSameProcess() throws Exception {
		this.manager.spawn(new Derived());
		PID<Writer> writer = this.manager.pid("derived", Writer.class);
		PID<Reader> reader = this.manager.pid("derived", Reader.class);

		writer.tell((w) -> w.write("hello"));

		assertThat(reader.dispatch(Reader::read).get(LIMIT)).isEqualTo("hello");
	}

	@Test
	void pidIsWhatTheProcessCallsItself() throws Exception {
		PID<Derived> pid = this.manager.spawn(new Derived());

		assertThat(pid.dispatch((d) -> d.isAddressedBy(pid.upid())).get(LIMIT)).isTrue();
		assertThat(pid).hasToString("derived@" + this.manager.address());
	}

}
