package io.actorprocess.process;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.actorprocess.clock.Timer;
import io.actorprocess.event.Event;
import io.actorprocess.future.CheckedConsumer;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.Future;
import io.actorprocess.mailbox.EventQueue;
import io.actorprocess.mailbox.EventQueue.Offer;
import io.actorprocess.message.UPID;

/**
 * The typed address of a process of one runtime: who holds it can make calls that run
 * within the process, one at a time.
 * <p>
 * A PID names an id. It reaches the process that bears the id when a call is made, so it
 * may be held before the process is spawned and stays good when it is spawned again. It
 * never reaches a process of another type.
 * <p>
 * Call methods of the target only, never its fields: in Spring the target may be a proxy.
 * <p>
 * Thread-safety: any thread may call any method.
 *
 * @param <T> the type of the object that handles the calls
 */
public final class PID<T> {

	private final ProcessManager manager;

	private final Class<?> type;

	/** Null until somebody asks, if there is a process that knows it. */
	private @Nullable String id;

	/**
	 * The mailbox last reached, which leads to its process: the cell itself is on lines
	 * that a running process writes. A race writes an older or newer one; both are looked
	 * up again when they turn out to be closed.
	 */
	private @Nullable EventQueue mailbox;

	PID(ProcessManager manager, String id, Class<?> type) {
		this(manager, id, type, null);
	}

	PID(ProcessManager manager, Class<?> type, ProcessCell cell) {
		this(manager, null, type, cell);
	}

	private PID(ProcessManager manager, @Nullable String id, Class<?> type, @Nullable ProcessCell cell) {
		this.manager = manager;
		this.id = id;
		this.type = type;
		this.mailbox = (cell != null) ? cell.queue : null;
	}

	/**
	 * The runtime of the process.
	 * @return its manager
	 */
	public ProcessManager manager() {
		return this.manager;
	}

	/**
	 * The id of the process within its runtime.
	 * @return the id
	 */
	public String id() {
		String known = this.id;
		if (known == null) {
			known = MailboxTask.owner(Objects.requireNonNull(this.mailbox)).id();
			this.id = known;
		}
		return known;
	}

	/**
	 * The address of the process for messages.
	 * @return {@code id@ip:port}
	 * @throws IllegalStateException if the runtime has never been started
	 */
	public UPID upid() {
		return new UPID(id(), this.manager.address());
	}

	/**
	 * Makes a call within the process and forgets it. What the call throws ends the
	 * process, or goes to its supervisor.
	 * @param call gets the target
	 */
	public void tell(CheckedConsumer<? super T> call) {
		deliver(new Tell<>(carried(call)));
	}

	/**
	 * Makes a call within the process and tells when the process has accepted it, so that
	 * a sender can await room in a bounded mailbox instead of losing calls. Who asked
	 * first gets room first.
	 * @param call gets the target
	 * @return ready once the call waits for its turn, which is at once if there is room;
	 * abandoned if the process does not live or ends before that. Discarding it takes the
	 * call back while it awaits room.
	 */
	public Future<@Nullable Void> tellWhenRoom(CheckedConsumer<? super T> call) {
		AwaitedTell<T> event = new AwaitedTell<>(carried(call));
		Offer offer = deliver(event);
		if (offer == Offer.WAKE || offer == Offer.QUEUED) {
			event.accepted();
		}
		return event.acceptance();
	}

	/**
	 * Makes a call within the process.
	 * @param <R> the type of the result
	 * @param call gets the target and returns the result
	 * @return the result to come; failed with what the call throws, abandoned if the call
	 * is never made. Discarding it before the call's turn does not prevent the call.
	 */
	public <R> Future<R> dispatch(CheckedFunction<? super T, ? extends R> call) {
		ContextCarrier carrier = this.manager.carrier();
		Call<T, R> event = (carrier != null) ? carrier.call(call, this::find) : new Call<>(call);
		deliver(event);
		return event.result();
	}

	/**
	 * Makes a call that itself returns a future, and flattens the two.
	 * @param <R> the type of the result
	 * @param call gets the target and returns a stage of the result
	 * @return the result to come; discarding it asks the inner future to discard
	 */
	public <R> Future<R> dispatchFlat(CheckedFunction<? super T, ? extends CompletionStage<? extends R>> call) {
		ContextCarrier carrier = this.manager.carrier();
		FlatCall<T, R> event = (carrier != null) ? carrier.flatCall(call, this::find) : new FlatCall<>(call);
		deliver(event);
		return event.result();
	}

	/**
	 * Makes a call within the process after a while.
	 * @param delay how long to wait
	 * @param call gets the target
	 * @return the timer, to cancel it; does nothing if the process has ended by then
	 */
	public Timer delay(Duration delay, CheckedConsumer<? super T> call) {
		CheckedConsumer<? super T> carried = carried(call);
		return this.manager.clock().delay(delay, () -> {
			ProcessCell found = find();
			if (found != null) {
				found.offer(new Tell<>(carried));
			}
		});
	}

	private CheckedConsumer<? super T> carried(CheckedConsumer<? super T> call) {
		ContextCarrier carrier = this.manager.carrier();
		return (carrier != null) ? carrier.carry(call, this::find) : call;
	}

	/** Delivers an event or gives it up. */
	private Offer deliver(Event event) {
		EventQueue known = this.mailbox;
		Offer offer = (known != null) ? MailboxTask.submit(known, event) : Offer.CLOSED;
		return (offer != Offer.CLOSED) ? offer : deliverAnew(event);
	}

	private Offer deliverAnew(Event event) {
		ProcessCell found = find();
		Offer offer = (found != null) ? found.submit(event) : Offer.CLOSED;
		if (offer == Offer.CLOSED) {
			this.manager.drop(event, id());
		}
		return offer;
	}

	/** The process that bears the id now, null if it is of another type. */
	private @Nullable ProcessCell find() {
		ProcessCell found = this.manager.find(id());
		if (found == null || !this.type.isAssignableFrom(found.process().targetType())) {
			return null;
		}
		this.mailbox = found.queue;
		return found;
	}

	/**
	 * Whether both name the same id of the same runtime.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PID<?> that && this.manager == that.manager && id().equals(that.id());
	}

	@Override
	public int hashCode() {
		return id().hashCode();
	}

	@Override
	public String toString() {
		return this.manager.isStarted() ? upid().toString() : id();
	}

}
