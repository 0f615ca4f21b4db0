package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

import io.actorprocess.future.ContextCapture;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;

/**
 * Takes the context of a sender, such as its trace, along to the handling of what it
 * sent: calls, messages, timers, deferred callbacks and callbacks of a call's future. The
 * runtime knows nothing of tracing; who does binds it here. Without a propagation none of
 * this costs anything.
 * <p>
 * What a method throws goes to the sender or counts as a failure of the handler, so it
 * better throws nothing.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public interface ContextPropagation extends ContextCapture {

	/**
	 * What shall travel with a message that leaves the runtime. Called by the thread that
	 * sends it.
	 * @param message the message
	 * @return its metadata
	 */
	Metadata inject(Message message);

	/**
	 * An event is about to be handled. Called by the thread that handles it, which closes
	 * the scope afterwards.
	 * @param event the event
	 * @param sender the context of the local sender; null if there is none, or if the
	 * event came from outside
	 * @return the context of the handler
	 */
	Scope handle(HandledEvent event, @Nullable Captured sender);

}
