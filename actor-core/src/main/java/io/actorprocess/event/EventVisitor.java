package io.actorprocess.event;

/**
 * Tells the five kinds of events apart. Every method does nothing unless overridden.
 */
public interface EventVisitor {

	/**
	 * A named message.
	 * @param event the event
	 */
	default void visit(MessageEvent event) {
	}

	/**
	 * A call.
	 * @param event the event
	 */
	default void visit(DispatchEvent event) {
	}

	/**
	 * An HTTP request.
	 * @param event the event
	 */
	default void visit(HttpEvent event) {
	}

	/**
	 * The end of a linked process.
	 * @param event the event
	 */
	default void visit(ExitedEvent event) {
	}

	/**
	 * The request to end.
	 * @param event the event
	 */
	default void visit(TerminateEvent event) {
	}

}
