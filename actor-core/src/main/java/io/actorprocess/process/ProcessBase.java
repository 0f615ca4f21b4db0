package io.actorprocess.process;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Timer;
import io.actorprocess.future.CheckedConsumer;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.CheckedRunnable;
import io.actorprocess.future.CheckedSupplier;
import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;
import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.remote.LinkMode;

/**
 * A process: an object whose events are handled one at a time, in the order each sender
 * sent them, by whichever worker is free. Extend it, install handlers in
 * {@link #initialize}, and {@linkplain ProcessManager#spawn spawn} it.
 * <p>
 * Thread-safety: the protected methods are for the process itself: call them from its
 * handlers (or, where stated, its constructor). What one handler wrote the next one sees,
 * also on another thread.
 */
public abstract class ProcessBase extends ProcessHandlers {

	private final String requestedId;

	/** Set by spawn, before the process is scheduled. */
	private @Nullable ProcessCell cell;

	/** Owned by the process; who receives a request for it may look at its routes. */
	private volatile @Nullable Behaviour behaviour;

	/**
	 * A process with a generated id.
	 */
	protected ProcessBase() {
		this("");
	}

	/**
	 * A process with an id.
	 * @param id the id; empty for a generated one; {@code prefix()} for
	 * {@code prefix(1)}, {@code prefix(2)} …
	 */
	protected ProcessBase(String id) {
		this.requestedId = id;
	}

	/**
	 * Called once before any event is handled.
	 * @throws Exception ends the process at once
	 */
	protected void initialize() throws Exception {
	}

	/**
	 * Called once when the process ends by request or failure. It can still send.
	 * @throws Exception logged
	 */
	protected void terminating() throws Exception {
	}

	/**
	 * A process that this one has linked to has ended, or the connection to its runtime
	 * is lost.
	 * @param pid the process
	 * @throws Exception ends this process
	 */
	protected void exited(UPID pid) throws Exception {
	}

	/**
	 * As {@link #exited(UPID)}, with the reason. Override one of the two.
	 * @param pid the process
	 * @param reason why it is gone
	 * @throws Exception ends this process
	 */
	protected void exited(UPID pid, ExitReason reason) throws Exception {
		exited(pid);
	}

	/**
	 * A message has come for whose name no handler was installed.
	 * @param message the message
	 * @return whether it was handled; if not, as here, it becomes a dead letter
	 * @throws Exception as from a handler
	 */
	protected boolean unhandled(Message message) throws Exception {
		return false;
	}

	/**
	 * What to do when a handler of this process throws where nobody waits for the result.
	 * @return a policy; the process ends unless overridden
	 */
	protected Supervision supervision() {
		return Supervision.stop();
	}

	/**
	 * Which children are restarted when one of them is.
	 * @return only that one unless overridden
	 */
	protected RestartScope restartScope() {
		return RestartScope.ONE_FOR_ONE;
	}

	/**
	 * The name under which metrics count this process; processes of one kind share it.
	 * @return the simple name of the class unless overridden
	 */
	protected String definition() {
		String name = getClass().getSimpleName();
		return name.isEmpty() ? "anonymous" : name;
	}

	/**
	 * How many events may wait for this process. Asked once, when it is spawned.
	 * @param defaults what the runtime has for all processes
	 * @return the defaults unless overridden
	 */
	protected MailboxOptions mailbox(MailboxOptions defaults) {
		return defaults;
	}

	/**
	 * Whether handlers of this process block: on files, databases, locks or futures. Such
	 * a process does not run on the workers but on threads of its own kind, virtual ones
	 * where the JVM has them, and is never reported as stuck. Asked once, when it is
	 * spawned.
	 * @return false unless overridden
	 */
	protected boolean blocking() {
		return false;
	}

	/**
	 * The object that dispatched calls get.
	 * @return this process unless overridden
	 */
	protected Object target() {
		return this;
	}

	/**
	 * The type of {@link #target()}.
	 * @return the class of this process unless overridden
	 */
	protected Class<?> targetType() {
		return getClass();
	}

	/**
	 * The address of this process.
	 * @return {@code id@ip:port}
	 * @throws IllegalStateException before the process is spawned
	 */
	public final UPID upid() {
		return cell().upid();
	}

	/**
	 * The runtime this process lives in.
	 * @return the manager that spawned it
	 */
	protected final ProcessManager manager() {
		return cell().engine().manager();
	}

	/**
	 * The typed address of this process: {@code self(this)}.
	 * @param <P> the type of this process
	 * @param me this process
	 * @return its PID
	 */
	protected final <P extends ProcessBase> PID<P> self(P me) {
		if (me != this) {
			throw new IllegalArgumentException("self(…) takes the process itself: write self(this)");
		}
		return new PID<>(manager(), getClass(), cell());
	}

	/**
	 * Spawns a child: it ends when this process ends or is restarted.
	 * @param <P> the type of the child
	 * @param child a process that does not live
	 * @return its address
	 */
	protected final <P extends ProcessBase> PID<P> spawn(P child) {
		return manager().spawner(cell()).spawn(child);
	}

	/**
	 * Spawns a child that can be restarted.
	 * @param <P> the type of the child
	 * @param factory makes each instance
	 * @param policy what to do when it fails
	 * @return its address, which all instances keep
	 */
	protected final <P extends ProcessBase> PID<P> supervise(CheckedSupplier<? extends P> factory, Supervision policy) {
		return manager().spawner(cell()).supervise(factory, policy);
	}

	/**
	 * Sends a message to a process here or in another runtime.
	 * @param to the receiver
	 * @param name the message's name
	 * @param body the bytes, handed over
	 */
	protected final void send(UPID to, String name, byte[] body) {
		cell().engine().send(new Message(name, upid(), to, body));
	}

	/**
	 * Asks for one {@link #exited} when the other process ends or cannot be reached. The
	 * notice uses the link up.
	 * @param to the process to watch, here or in another runtime
	 */
	protected final void link(UPID to) {
		link(to, LinkMode.REUSE);
	}

	/**
	 * As {@link #link(UPID)}, saying what to do with an existing connection.
	 * @param to the process to watch
	 * @param mode whether to make a new connection
	 */
	protected final void link(UPID to, LinkMode mode) {
		behaviour().linked(to);
		cell().engine().linking().link(cell(), to, mode);
	}

	/**
	 * Runs a callback within this process after a while, unless it has ended or was
	 * restarted by then.
	 * @param delay how long to wait
	 * @param callback the callback
	 * @return the timer, to cancel it
	 */
	protected final Timer delay(Duration delay, CheckedRunnable callback) {
		ProcessCell home = cell();
		CheckedConsumer<Object> carried = ContextCarrier.carried((target) -> {
			if (home.process() == this) {
				callback.run();
			}
		}, home);
		return home.engine().clock().delay(delay, () -> home.offer(new Tell<>(carried)));
	}

	/**
	 * Wraps a callback so that it runs within this process.
	 * @param <A> what the callback takes
	 * @param <R> what it returns
	 * @param callback the callback
	 * @return fits where a future takes a callback
	 */
	protected final <A, R> Deferred<A, R> defer(CheckedFunction<? super A, ? extends R> callback) {
		return new Deferred<>(cell(), this, callback);
	}

	/**
	 * Lists a message that a handler could not use as a dead letter.
	 * @param from who sent it
	 * @param name its name
	 * @param reason what is wrong with it
	 */
	protected final void refuse(UPID from, String name, DeadLetterReason reason) {
		cell().engine().refuse(new Message(name, from, upid(), new byte[0]), reason);
	}

	/**
	 * What a handler may do, for an object that is not itself a process.
	 * @return this process seen through an interface
	 */
	protected final ProcessContext context() {
		return new BaseContext(this);
	}

	/**
	 * Sets the event in hand aside, to be handled again after {@link #unstashAll()}: the
	 * future of a call stays pending, a request waits for its answer, and what the
	 * handler returns does not count. If the handler throws, the event has failed
	 * instead. As many events may be set aside as may wait; those beyond that are given
	 * up as by a full mailbox. What is still aside is given up when the process ends, and
	 * put back when it is restarted.
	 * @throws IllegalStateException if this is not called by a handler of this process
	 */
	protected final void stash() {
		cell().stash();
	}

	/**
	 * Puts the events that were set aside back, in their order and before all others that
	 * wait.
	 * @throws IllegalStateException if this is not called by a handler of this process
	 */
	protected final void unstashAll() {
		cell().unstashAll();
	}

	/**
	 * Ends this process after the handler in hand; what waits is given up.
	 */
	protected final void terminate() {
		cell().terminate(true);
	}

	String requestedId() {
		return this.requestedId;
	}

	ProcessCell cell() {
		ProcessCell bound = this.cell;
		if (bound == null) {
			throw new IllegalStateException(
					getClass().getName() + " is not spawned yet: do this in initialize() or in a handler");
		}
		return bound;
	}

	/**
	 * Checks that this process does not live.
	 * @return whether it has lived before
	 */
	boolean requireNotAlive() {
		ProcessCell last = this.cell;
		if (last != null && !last.isOver()) {
			throw new IllegalStateException("Cannot spawn " + last + " twice: it is alive; make a new "
					+ getClass().getName() + ", or wait for its end first");
		}
		return last != null;
	}

	void bind(ProcessCell bound) {
		this.cell = bound;
		if (this.behaviour != null) {
			this.behaviour.forgetLinks();
		}
	}

	@Override
	final Behaviour behaviour() {
		Behaviour existing = this.behaviour;
		if (existing == null) {
			existing = new Behaviour(this);
			this.behaviour = existing;
		}
		return existing;
	}

	boolean streams(String requestPath) {
		Behaviour existing = this.behaviour;
		return existing != null && existing.streams(requestPath);
	}

	Set<UPID> links() {
		return (this.behaviour != null) ? this.behaviour.links() : Set.of();
	}

}
