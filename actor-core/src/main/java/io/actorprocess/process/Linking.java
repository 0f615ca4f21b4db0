package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Address;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.remote.LinkMode;
import io.actorprocess.remote.SocketManager;

/**
 * Makes links and drops them, here and at the sockets.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class Linking {

	private final Engine engine;

	private final Links links;

	private final @Nullable SocketManager sockets;

	Linking(Engine engine, Links links, @Nullable SocketManager sockets) {
		this.engine = engine;
		this.links = links;
		this.sockets = sockets;
	}

	private boolean isLocal(UPID upid) {
		return upid.address().equals(this.engine.address());
	}

	/** Sees to it that the end of a local process will be told; false if it is over. */
	private boolean watch(UPID upid) {
		return this.engine.table().watch(upid.id());
	}

	void link(ProcessCell linker, UPID linkee, LinkMode mode) {
		boolean local = isLocal(linkee);
		this.links.link(linker, linkee, (upid) -> !local || watch(upid));
		if (!local && this.sockets != null) {
			this.sockets.link(linkee, mode);
		}
		else if (!local) {
			this.links.exited(linkee, ExitReason.DISCONNECTED);
		}
	}

	/** Another node watches a process of this one from now on, or is told at once. */
	void link(Address node, String id) {
		if (this.sockets != null) {
			this.links.link(new RemoteLinker(node, this.sockets), upid(id), this::watch);
		}
	}

	/** Another node does not watch a process of this one any more. */
	void unlink(Address node, String id) {
		if (this.sockets != null) {
			this.links.forget(new RemoteLinker(node, this.sockets), upid(id));
		}
	}

	private UPID upid(String id) {
		return new UPID(id, this.engine.address());
	}

	/** A process has ended, or is about to be restarted: it watches nobody any more. */
	void forgetAll(ProcessCell cell) {
		for (UPID linkee : cell.process().links()) {
			boolean last = this.links.forget(cell, linkee);
			if (last && this.sockets != null && !isLocal(linkee)) {
				unlink(linkee, this.sockets);
			}
		}
	}

	/** Nobody watches a process of another node any more, unless somebody just began. */
	private void unlink(UPID linkee, SocketManager from) {
		from.unlink(linkee);
		if (!this.links.linkersOf(linkee).isEmpty()) {
			from.link(linkee, LinkMode.REUSE);
		}
	}

}
