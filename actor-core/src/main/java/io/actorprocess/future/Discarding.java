package io.actorprocess.future;

import org.jspecify.annotations.Nullable;

/**
 * The work list of one thread that requests a discard: those to be told by the future it
 * asked, and by the futures that are asked in turn. Depth first without recursion, in the
 * same way as {@link Completion}.
 * <p>
 * Thread-safety: confined to one thread.
 */
final class Discarding {

	private @Nullable DiscardNode work;

	/**
	 * Adds those to be told of a request, in order of registration, in front of all
	 * others.
	 * @param request the published request; this call takes possession of what is below
	 * it
	 */
	void add(DiscardNode.Request request) {
		DiscardNode node = request.discards;
		request.discards = null;
		while (node != null) {
			DiscardNode below = node.discards;
			node.discards = this.work;
			this.work = node;
			node = below;
		}
	}

	/** Tells everybody until nobody is left. What they throw is logged. */
	void run() {
		while (this.work != null) {
			DiscardNode current = this.work;
			this.work = current.discards;
			current.discards = null;
			forward(current);
		}
	}

	private void forward(DiscardNode node) {
		try {
			node.forward(this);
		}
		catch (Throwable ex) {
			Completion.report(ex);
		}
	}

	/**
	 * Tells one node of a request that was made before.
	 * @param node the node
	 */
	static void runNow(DiscardNode node) {
		Discarding discarding = new Discarding();
		discarding.forward(node);
		discarding.run();
	}

}
