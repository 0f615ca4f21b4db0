package io.actorprocess.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.clock.Clock;
import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.future.Futures;

/**
 * Decides what becomes of one process that fails, and restarts it.
 * <p>
 * Thread-safety: {@link #resumeNow} and the getters are for any thread, the rest is for
 * the thread that runs the process.
 */
final class Supervisor {

	/*
	 * Restart: 1. terminating() of the old instance, whose links are forgotten and whose
	 * children are asked to end. 2. The queue stays busy, so events wait and nobody
	 * schedules the process. 3. When the children have ended (their ids are free) and the
	 * pause is over, or when a terminate event arrives, whoever takes the token of the
	 * pause schedules the process; there is one token per pause, so a late timer cannot
	 * end another one. 4. The next slice makes the fresh instance and initializes it.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Supervisor.class);

	private static final VarHandle PAUSE;

	static {
		try {
			PAUSE = MethodHandles.lookup().findVarHandle(Supervisor.class, "pause", Pause.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** The token of one pause. */
	private record Pause(Duration length, List<ProcessCell> children) {

	}

	// Immutable

	private final ProcessCell cell;

	private final Supervision policy;

	private final @Nullable CheckedSupplier<Incarnation> factory;

	private final @Nullable ProcessCell parent;

	private final Restarts restarts;

	// Owned by the running thread

	/** Whether the next slice makes a fresh instance. */
	private boolean anew;

	/** A pause that begins when the slice in hand is over. */
	private @Nullable Pause planned;

	// Shared

	/** Non-null while the process pauses. */
	private volatile @Nullable Pause pause;

	Supervisor(ProcessCell cell, Lineage lineage) {
		this.cell = cell;
		this.policy = lineage.policy();
		this.factory = lineage.factory();
		this.parent = lineage.parent();
		this.restarts = new Restarts(this.policy, cell.engine().random());
	}

	@Nullable ProcessCell parent() {
		return this.parent;
	}

	boolean canRestart() {
		return this.factory != null;
	}

	boolean isPausing() {
		return this.pause != null;
	}

	/**
	 * Makes the process anew if it is being restarted.
	 * @return false if that is in vain, as it is to end
	 */
	boolean prepare() throws Exception {
		if (this.anew) {
			if (this.cell.isPurging()) {
				return false;
			}
			Incarnation made = Objects.requireNonNull(this.factory).get();
			made.process().requireNotAlive();
			made.process().bind(this.cell);
			this.cell.setIncarnation(made);
			this.cell.forgetRestart();
			this.anew = false;
		}
		return true;
	}

	/** Decides what follows a failure. */
	Fate failed(Throwable failure, String culprit) {
		Directive directive = this.policy.decide(failure);
		if (directive == Directive.RESUME && this.cell.state() == ProcessState.READY) {
			logger.warn("{} goes on although {} failed", this.cell, culprit, failure);
			return Fate.GOES_ON;
		}
		if (directive == Directive.RESTART) {
			return restart(failure, culprit);
		}
		if (directive == Directive.ESCALATE) {
			escalate(failure);
		}
		return this.cell.stop(failure, culprit);
	}

	private Fate restart(Throwable failure, String culprit) {
		Duration length = this.restarts.next(this.cell.engine().nanoTime());
		if (length == null) {
			logger.error("{} is not restarted again: it had {} restarts within {}", this.cell,
					this.policy.maxRestarts(), this.policy.window());
			return this.cell.stop(failure, culprit);
		}
		logger.warn("{} restarts after {}: {} failed", this.cell, length, culprit, failure);
		if (this.parent != null) {
			this.parent.family()
				.affectedBy(this.cell, this.parent.process().restartScope())
				.forEach(this::restartSibling);
		}
		return beginRestart(length);
	}

	private void restartSibling(ProcessCell sibling) {
		if (sibling.canRestart()) {
			sibling.requestRestart();
		}
		else {
			sibling.terminate(true);
		}
	}

	/** Ends the old instance and says when the fresh one begins. */
	Fate beginRestart(Duration length) {
		this.cell.forgetRestart();
		if (this.cell.state() == ProcessState.READY) {
			this.cell.terminating();
		}
		this.cell.engine().lifeCycle().restarts(this.cell);
		this.cell.putBack();
		this.cell.setState(ProcessState.BOTTOM);
		this.anew = true;
		List<ProcessCell> children = this.cell.endChildren();
		if (children.isEmpty() && length.isZero()) {
			return Fate.BEGINS_ANEW;
		}
		this.planned = new Pause(length, children);
		return Fate.PAUSES;
	}

	/**
	 * The last act of a slice: once the token is out another thread may run the process.
	 */
	void arrangeResume() {
		Pause token = Objects.requireNonNull(this.planned);
		Clock clock = this.cell.engine().clock();
		this.pause = token;
		if (this.cell.isPurging()) {
			resume(token);
		}
		Futures.await(token.children().stream().map(ProcessCell::ended).toList())
			.onAny((ended) -> clock.delay(token.length(), () -> resume(token)));
	}

	/** Ends the pause, if there is one, before its time. */
	void resumeNow() {
		Pause token = this.pause;
		if (token != null) {
			resume(token);
		}
	}

	private void resume(Pause token) {
		if (PAUSE.compareAndSet(this, token, null)) {
			this.cell.start();
		}
	}

	private void escalate(Throwable failure) {
		EscalatedException escalated = new EscalatedException(this.cell.upid(), failure);
		if (this.parent != null) {
			this.parent.deliver(new Tell<>((target) -> {
				throw escalated;
			}));
		}
	}

}
