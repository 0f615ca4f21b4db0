package io.actorprocess.spring.observation;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;
import io.actorprocess.process.ContextPropagation;
import io.actorprocess.process.HandledEvent;

/**
 * Takes what Micrometer's context propagation knows of, such as the current observation,
 * the log context and the login, along to handlers, and observes what they handle and
 * what is sent to other runtimes.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class MicrometerPropagation implements ContextPropagation {

	private static final EventObservationConvention EVENTS = new DefaultEventObservationConvention();

	private static final SendObservationConvention SENDS = new DefaultSendObservationConvention();

	private final ContextSnapshotFactory snapshots;

	private final ObservationRegistry observations;

	private final @Nullable EventObservationConvention events;

	private final @Nullable SendObservationConvention sends;

	/**
	 * A propagation.
	 * @param snapshots captures and restores
	 * @param observations where events are observed; {@link ObservationRegistry#NOOP} for
	 * nowhere
	 * @param events how, null for the default
	 * @param sends how what is sent is observed, null for the default
	 */
	public MicrometerPropagation(ContextSnapshotFactory snapshots, ObservationRegistry observations,
			@Nullable EventObservationConvention events, @Nullable SendObservationConvention sends) {
		this.snapshots = snapshots;
		this.observations = observations;
		this.events = events;
		this.sends = sends;
	}

	@Override
	public Captured capture() {
		ContextSnapshot snapshot = this.snapshots.captureAll();
		return () -> snapshot.setThreadLocals()::close;
	}

	@Override
	public Metadata inject(Message message) {
		if (this.observations.isNoop()) {
			return Metadata.NONE;
		}
		SentMessageContext context = new SentMessageContext(message);
		Observation.start(this.sends, SENDS, () -> context, this.observations).stop();
		return context.metadata();
	}

	@Override
	public Scope handle(HandledEvent event, @Nullable Captured sender) {
		Scope restored = (sender != null) ? sender.restore() : () -> {
		};
		return this.observations.isNoop() ? restored : new ObservedScope(observe(event, sender), restored);
	}

	private Observation observe(HandledEvent event, @Nullable Captured sender) {
		return Observation.start(this.events, EVENTS, () -> contextOf(event, sender), this.observations);
	}

	/** Calls and what is sent within this runtime have a sender, or nobody sent them. */
	private static Observation.Context contextOf(HandledEvent event, @Nullable Captured sender) {
		boolean received = sender == null && switch (event.kind()) {
			case MESSAGE, HTTP -> true;
			case DISPATCH, EXITED, TERMINATE -> false;
		};
		return received ? new ReceivedEventContext(event) : new LocalEventContext(event);
	}

	/** The time in which an event is handled and observed. */
	private static final class ObservedScope implements Scope {

		private final Observation observation;

		private final Observation.Scope scope;

		private final Scope restored;

		ObservedScope(Observation observation, Scope restored) {
			this.observation = observation;
			this.scope = observation.openScope();
			this.restored = restored;
		}

		@Override
		public void failed(Throwable failure) {
			this.observation.error(failure);
		}

		@Override
		public void close() {
			this.scope.close();
			this.observation.stop();
			this.restored.close();
		}

	}

}
