package io.actorprocess.process;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.SocketManager;

/**
 * Another node, on behalf of its processes that watch one of ours.
 * <p>
 * Thread-safety: immutable.
 *
 * @param node the address of the node
 * @param sockets carry the notice there
 */
record RemoteLinker(Address node, SocketManager sockets) implements Links.Linker {

	@Override
	public void lost(UPID linkee, ExitReason reason) {
		this.sockets.exited(this.node, linkee.id(), reason.kind());
	}

	@Override
	public String name() {
		return this.node.toString();
	}

}
