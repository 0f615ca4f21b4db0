package io.actorprocess.process;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.event.HttpEvent;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.mailbox.MailboxFullException;
import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.mailbox.Overflow;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetter;
import io.actorprocess.metrics.DeadLetterReason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events that a process sets aside until it can handle them.
 */
class StashTests extends OnVirtualTime {

	/** Handles nothing before it is open. */
	static final class Door extends ProcessBase {

		private final List<String> log = new ArrayList<>();

		private final MailboxOptions options;

		private boolean open;

		Door(MailboxOptions options) {
			super("door");
			this.options = options;
		}

		@Override
		protected MailboxOptions mailbox(MailboxOptions defaults) {
			return this.options;
		}

		@Override
		protected void initialize() {
			install("enter", (from, body) -> enter("message"));
			route("/", (request) -> HttpResponse.ok(enter("request")));
		}

		@Override
		protected void exited(UPID pid) {
			enter("exited");
		}

		String enter(String who) {
			if (!this.open) {
				stash();
				return "closed";
			}
			this.log.add(who);
			return "welcome " + who;
		}

		Future<String> enterLater(String who) {
			return Future.ready(enter(who));
		}

		String stashAndFail() {
			stash();
			throw new IllegalStateException("stuck");
		}

		void open() {
			this.open = true;
			unstashAll();
		}

		void watch(UPID pid) {
			link(pid);
		}

	}

	@Test
	void callsAndMessagesAreHandledInOrderAndBeforeNewerOnes() {
		Door door = new Door(MailboxOptions.unbounded());
		PID<Door> pid = this.manager.spawn(door);
		pid.tell((d) -> d.enter("tell"));
		this.manager.post(pid.upid(), "enter", new byte[0]);
		Future<String> call = pid.dispatch((d) -> d.enter("call"));
		Future<String> flat = pid.dispatchFlat((d) -> d.enterLater("flat"));
		pid.tellWhenRoom((d) -> d.enter("awaited"));
		this.manager.settle();
		assertThat(call.isPending()).isTrue();
		assertThat(flat.isPending()).isTrue();
		assertThat(door.log).isEmpty();

		pid.tell((d) -> {
			pid.tell((target) -> target.enter("newer"));
			d.open();
		});
		this.manager.settle();

		assertThat(door.log).containsExactly("tell", "message", "call", "flat", "awaited", "newer");
		assertThat(call.join()).isEqualTo("welcome call");
		assertThat(flat.join()).isEqualTo("welcome flat");
	}

	@Test
	void aRequestWaitsForItsAnswer() {
		PID<Door> pid = this.manager.spawn(new Door(MailboxOptions.unbounded()));
		Promise<HttpResponse> answer = new Promise<>();
		this.manager.find("door").submit(new HttpEvent(HttpRequest.get("/door"), answer));
		this.manager.settle();
		assertThat(answer.future().isPending()).isTrue();

		pid.tell(Door::open);
		this.manager.settle();

		assertThat(answer.future().join().text()).isEqualTo("welcome request");
	}

	@Test
	void whatIsSetAsideAgainStaysInOrder() {
		Door door = new Door(MailboxOptions.unbounded());
		PID<Door> pid = this.manager.spawn(door);
		pid.tell((d) -> d.enter("a"));
		pid.tell((d) -> d.enter("b"));
		// Puts itself and the others back although the door is closed
		pid.tell((d) -> {
			if (d.log.isEmpty()) {
				d.log.add("knock");
				d.stash();
				d.unstashAll();
			}
		});
		this.manager.settle();

		pid.tell(Door::open);
		this.manager.settle();

		assertThat(door.log).containsExactly("knock", "a", "b");
	}

	@Test
	void exitNoticesCanBeSetAsideToo() {
		Door door = new Door(new MailboxOptions(1, Overflow.DROP_OLDEST));
		PID<Door> pid = this.manager.spawn(door);
		PID<Recorder> watched = this.manager.spawn(new Recorder());
		pid.tell((d) -> d.watch(watched.upid()));
		this.manager.settle();
		this.manager.terminate(watched);
		this.manager.settle();
		pid.tell((d) -> d.enter("a"));
		this.manager.settle();
		pid.tell((d) -> d.enter("b"));
		this.manager.settle();

		pid.tell(Door::open);
		this.manager.settle();

		assertThat(door.log).containsExactly("exited", "b");
	}

	@Test
	void aHandlerThatThrowsHasFailedWhateverItSetAside() {
		Door door = new Door(MailboxOptions.unbounded());
		PID<Door> pid = this.manager.spawn(door);

		Future<String> failed = pid.dispatch(Door::stashAndFail);
		pid.tell(Door::open);
		this.manager.settle();

		assertThat(failed.failure()).hasMessage("stuck");
		assertThat(this.manager.monitor().process("door").orElseThrow().mailboxSize()).isZero();
	}

	@Test
	void moreThanMayWaitCannotBeSetAside() {
		Door door = new Door(new MailboxOptions(1, Overflow.FAIL));
		PID<Door> pid = this.manager.spawn(door);
		Future<String> first = pid.dispatch((d) -> d.enter("first"));
		this.manager.settle();
		Future<String> second = pid.dispatch((d) -> d.enter("second"));
		this.manager.settle();

		assertThat(second.failure()).isInstanceOf(MailboxFullException.class);
		pid.tell(Door::open);
		this.manager.settle();
		assertThat(first.join()).isEqualTo("welcome first");
		assertThat(this.manager.deadLetters().recent()).extracting(DeadLetter::reason)
			.containsExactly(DeadLetterReason.MAILBOX_FULL);
	}

	@Test
	void whatIsAsideIsCountedAndGivenUpAtTheEnd() {
		PID<Door> pid = this.manager.spawn(new Door(MailboxOptions.unbounded()));
		Future<String> aside = pid.dispatch((d) -> d.enter("a"));
		this.manager.settle();
		assertThat(this.manager.monitor().process("door").orElseThrow().mailboxSize()).isOne();

		this.manager.terminate(pid.upid(), false);
		this.manager.settle();

		assertThat(aside.isAbandoned()).isTrue();
		assertThat(this.manager.deadLetters().recent()).extracting(DeadLetter::reason)
			.containsExactly(DeadLetterReason.PURGED);
	}

	@Test
	void aFreshInstanceBeginsWithWhatWasAside() {
		List<Door> doors = new ArrayList<>();
		PID<Door> pid = this.manager.supervise(() -> {
			Door door = new Door(MailboxOptions.unbounded());
			door.open = !doors.isEmpty();
			doors.add(door);
			return door;
		}, Supervision.restart());
		Future<String> call = pid.dispatch((d) -> d.enter("call"));
		pid.tell(Door::stashAndFail);
		this.manager.settle();

		assertThat(doors).hasSize(2);
		assertThat(doors.get(1).log).containsExactly("call");
		assertThat(call.join()).isEqualTo("welcome call");
	}

	@Test
	void onlyAHandlerHasAnEventInHand() {
		Door door = new Door(MailboxOptions.unbounded());
		this.manager.spawn(door);
		this.manager.settle();

		Future<String> outside = Future.ready("").then((ignored) -> door.stashAndFail());
		Future<String> unstash = Future.ready("").then((ignored) -> {
			door.open();
			return "";
		});

		assertThat(outside.failure()).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("stash()")
			.hasMessageContaining("door");
		assertThat(unstash.failure()).hasMessageContaining("unstashAll()");
	}

}
