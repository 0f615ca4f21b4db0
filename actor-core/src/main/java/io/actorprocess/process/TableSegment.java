package io.actorprocess.process;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A part of the table of ids.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class TableSegment {

	/*
	 * The processes are the nodes: each links to the next of its chain, so the table adds
	 * a word and a half to a process. Writers hold the lock. Readers do not: 1. take a
	 * stamp, 2. follow the chain. A process they find was in the table while they looked,
	 * since every link of one that is in the table leads to another that is. 3. A miss
	 * counts only if nobody wrote meanwhile: growing moves processes between chains, and
	 * one that is removed forgets its follower (lest the dead keep each other from the
	 * collector). Else they look again under the lock.
	 */

	private static final int FIRST_CHAINS = 8;

	private final StampedLock lock = new StampedLock();

	/** Replaced by a longer one under the lock. */
	private volatile AtomicReferenceArray<@Nullable ProcessCell> chains = new AtomicReferenceArray<>(FIRST_CHAINS);

	/** Guarded by the lock. */
	private int size;

	/** Guarded by the lock. */
	private boolean closed;

	@Nullable ProcessCell find(String id, int hash) {
		long stamp = this.lock.tryOptimisticRead();
		ProcessCell found = search(id, hash);
		return (found != null || this.lock.validate(stamp)) ? found : findLocked(id, hash);
	}

	private @Nullable ProcessCell findLocked(String id, int hash) {
		long stamp = this.lock.readLock();
		try {
			return search(id, hash);
		}
		finally {
			this.lock.unlockRead(stamp);
		}
	}

	private @Nullable ProcessCell search(String id, int hash) {
		ProcessCell cell = first(this.chains, hash);
		while (cell != null && !(cell.hash() == hash && cell.isNamed(id))) {
			cell = cell.followerAcquire();
		}
		return cell;
	}

	/**
	 * Adds a process unless its id is taken.
	 * @return the process that bears the id, null if the new one does now
	 * @throws IllegalStateException if the runtime is being stopped
	 */
	@Nullable ProcessCell add(ProcessCell added) {
		long stamp = this.lock.writeLock();
		try {
			requireOpen(added);
			ProcessCell first = first(this.chains, added.hash());
			for (ProcessCell cell = first; cell != null; cell = cell.followerAcquire()) {
				if (cell.isNamedAs(added)) {
					return cell;
				}
			}
			push(this.chains, added);
			if (++this.size > this.chains.length()) {
				grow();
			}
			return null;
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
	}

	private void requireOpen(ProcessCell refused) {
		if (this.closed) {
			throw new IllegalStateException("Cannot spawn " + refused.process().getClass().getName()
					+ ": the runtime on " + refused.engine().address() + " is being stopped; start it again first");
		}
	}

	private void grow() {
		AtomicReferenceArray<@Nullable ProcessCell> more = new AtomicReferenceArray<>(2 * this.chains.length());
		for (int i = 0; i < this.chains.length(); i++) {
			ProcessCell cell = this.chains.getPlain(i);
			while (cell != null) {
				ProcessCell next = cell.followerAcquire();
				push(more, cell);
				cell = next;
			}
		}
		this.chains = more;
	}

	/** Removes a process; returns false if it is not here. */
	boolean remove(ProcessCell removed) {
		long stamp = this.lock.writeLock();
		try {
			ProcessCell before = null;
			ProcessCell cell = first(this.chains, removed.hash());
			while (cell != null && cell != removed) {
				before = cell;
				cell = cell.followerAcquire();
			}
			if (cell != null) {
				unlink(before, cell);
			}
			return cell != null;
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
	}

	private void unlink(@Nullable ProcessCell before, ProcessCell removed) {
		ProcessCell after = removed.followerAcquire();
		if (before != null) {
			before.setFollowerRelease(after);
		}
		else {
			this.chains.setRelease(index(this.chains, removed.hash()), after);
		}
		removed.setFollowerRelease(null);
		this.size--;
	}

	/**
	 * Sees to it that the end of a process will be told.
	 * @return false if no such process lives
	 */
	boolean watch(String id, int hash) {
		long stamp = this.lock.writeLock();
		try {
			ProcessCell found = search(id, hash);
			if (found != null) {
				found.setWatched();
			}
			return found != null;
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
	}

	/** From now on nothing is added. */
	void close() {
		long stamp = this.lock.writeLock();
		try {
			this.closed = true;
		}
		finally {
			this.lock.unlockWrite(stamp);
		}
	}

	int size() {
		long stamp = this.lock.readLock();
		try {
			return this.size;
		}
		finally {
			this.lock.unlockRead(stamp);
		}
	}

	/** Visits all, who neither come nor go meanwhile: the visitor must be quick. */
	void forEach(Consumer<? super ProcessCell> visitor) {
		long stamp = this.lock.readLock();
		try {
			for (int i = 0; i < this.chains.length(); i++) {
				for (ProcessCell cell = this.chains.getPlain(i); cell != null; cell = cell.followerAcquire()) {
					visitor.accept(cell);
				}
			}
		}
		finally {
			this.lock.unlockRead(stamp);
		}
	}

	private static @Nullable ProcessCell first(AtomicReferenceArray<@Nullable ProcessCell> chains, int hash) {
		return chains.getAcquire(index(chains, hash));
	}

	private static void push(AtomicReferenceArray<@Nullable ProcessCell> chains, ProcessCell cell) {
		int index = index(chains, cell.hash());
		cell.setFollowerRelease(chains.getPlain(index));
		chains.setRelease(index, cell);
	}

	private static int index(AtomicReferenceArray<@Nullable ProcessCell> chains, int hash) {
		return hash & (chains.length() - 1);
	}

}
