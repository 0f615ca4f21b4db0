package io.actorprocess.process;

import java.util.concurrent.atomic.LongAdder;

import io.actorprocess.future.Future;
import io.actorprocess.message.EventKind;
import io.actorprocess.metrics.DeadLetter;

/**
 * The events of a chaos: how many there are, and what became of them, as seen by the
 * senders, by the handlers and by a subscriber of dead letters.
 * <p>
 * Thread-safety: any thread may call any method; the sums are right once all is at rest.
 */
final class ChaosLedger {

	private final LongAdder[] sent = adders();

	private final LongAdder[] ran = adders();

	private final LongAdder[] threw = adders();

	private final LongAdder answered = new LongAdder();

	private final LongAdder failedToCaller = new LongAdder();

	private final LongAdder abandoned = new LongAdder();

	/** Tells and calls are of one kind for the runtime. */
	private final LongAdder lostDispatches = new LongAdder();

	private final LongAdder lostMessages = new LongAdder();

	private final LongAdder escalated = new LongAdder();

	private final LongAdder lostEscalations = new LongAdder();

	private static LongAdder[] adders() {
		LongAdder[] adders = new LongAdder[ChaosEvent.values().length];
		for (int i = 0; i < adders.length; i++) {
			adders[i] = new LongAdder();
		}
		return adders;
	}

	void send(ChaosEvent kind) {
		this.sent[kind.ordinal()].increment();
	}

	void enter(Future<?> answer) {
		answer.onAny((ended) -> {
			LongAdder end = switch (ended.state()) {
				case READY -> this.answered;
				case FAILED -> this.failedToCaller;
				case ABANDONED -> this.abandoned;
				case PENDING, DISCARDED -> throw new IllegalStateException("Nobody discards: " + ended);
			};
			end.increment();
		});
	}

	void run(ChaosEvent kind) {
		this.ran[kind.ordinal()].increment();
	}

	void fail(ChaosEvent kind) {
		this.threw[kind.ordinal()].increment();
	}

	void escalate() {
		this.escalated.increment();
	}

	void lost(DeadLetter letter) {
		if (letter.to().id().startsWith(ChaosParent.ID)) {
			this.lostEscalations.increment();
		}
		else {
			((letter.kind() == EventKind.MESSAGE) ? this.lostMessages : this.lostDispatches).increment();
		}
	}

	long sent() {
		return sum(this.sent);
	}

	long sent(ChaosEvent kind) {
		return this.sent[kind.ordinal()].sum();
	}

	long ran(ChaosEvent kind) {
		return this.ran[kind.ordinal()].sum();
	}

	long threw(ChaosEvent kind) {
		return this.threw[kind.ordinal()].sum();
	}

	long lost() {
		return this.lostDispatches.sum() + this.lostMessages.sum();
	}

	long lost(ChaosEvent kind) {
		return switch (kind) {
			case TELL -> this.lostDispatches.sum() - abandoned();
			case CALL -> abandoned();
			case MESSAGE -> this.lostMessages.sum();
		};
	}

	long answered() {
		return this.answered.sum();
	}

	long failedToCaller() {
		return this.failedToCaller.sum();
	}

	long abandoned() {
		return this.abandoned.sum();
	}

	long escalated() {
		return this.escalated.sum();
	}

	long lostEscalations() {
		return this.lostEscalations.sum();
	}

	/** How many events wait for their turn, about. */
	long open() {
		return sent() - sum(this.ran) - lost();
	}

	private static long sum(LongAdder... adders) {
		long sum = 0;
		for (LongAdder adder : adders) {
			sum += adder.sum();
		}
		return sum;
	}

	@Override
	public String toString() {
		return "%d events, %d lost, %d answered, %d failed to their callers, %d abandoned, %d escalated (%d in vain)"
			.formatted(sent(), lost(), answered(), failedToCaller(), abandoned(), escalated(), lostEscalations());
	}

}
