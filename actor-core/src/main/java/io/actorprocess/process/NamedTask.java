package io.actorprocess.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.UPID;
import io.actorprocess.scheduling.Task;

/**
 * A process as others find it: its id, and its place in the table of ids.
 * <p>
 * Thread-safety: any thread may call what is not the table's own.
 */
abstract class NamedTask extends Task {

	/*
	 * Most generated ids are never read, as whoever spawns a process holds its PID. So an
	 * id is kept as prefix and number, and its text is made when somebody asks. Hash and
	 * equality are those of the text: a lookup needs no parsing, and an id that somebody
	 * chose meets a generated one that reads the same.
	 */

	private static final VarHandle FOLLOWER;

	static {
		try {
			FOLLOWER = MethodHandles.lookup().findVarHandle(NamedTask.class, "follower", ProcessCell.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	final Engine engine;

	private final String prefix;

	private final long number;

	private final int hash;

	/** Next in the chain of the table; written under the table's lock. */
	@SuppressWarnings("UnusedVariable") // by the VarHandle
	private @Nullable ProcessCell follower;

	/** Guarded by the table's lock. */
	private boolean watched;

	/** Made when first asked for; each of those who race makes the same. */
	private @Nullable UPID upid;

	NamedTask(Engine engine, ProcessId id) {
		this.engine = engine;
		this.prefix = id.prefix();
		this.number = id.number();
		this.hash = ProcessTable.hash(hashOfText(id.prefix(), id.number()));
	}

	final Engine engine() {
		return this.engine;
	}

	final String id() {
		return (this.number == 0) ? this.prefix : upid().id();
	}

	final UPID upid() {
		UPID known = this.upid;
		if (known == null) {
			known = new UPID(new ProcessId(this.prefix, this.number).toString(), this.engine.address());
			this.upid = known;
		}
		return known;
	}

	/** Whether this is the id, without making a text of it. */
	final boolean isNamed(String id) {
		if (this.number == 0) {
			return this.prefix.equals(id);
		}
		int open = this.prefix.length();
		int close = id.length() - 1;
		return close > open + 1 && id.charAt(open) == '(' && id.charAt(close) == ')' && isNumber(id, open + 1, close)
				&& id.startsWith(this.prefix);
	}

	private boolean isNumber(String text, int start, int end) {
		long rest = this.number;
		for (int i = end - 1; i >= start; i--) {
			if (rest == 0 || text.charAt(i) - '0' != rest % 10) {
				return false;
			}
			rest /= 10;
		}
		return rest == 0;
	}

	/** The hash code that the text would have. */
	static int hashOfText(String prefix, long number) {
		if (number == 0) {
			return prefix.hashCode();
		}
		int hash = ')';
		int power = 31;
		for (long rest = number; rest > 0; rest /= 10) {
			hash += (int) ('0' + rest % 10) * power;
			power *= 31;
		}
		return (prefix.hashCode() * 31 + '(') * power + hash;
	}

	/** Whether another process bears the same id. */
	final boolean isNamedAs(NamedTask other) {
		if (this.hash != other.hash) {
			return false;
		}
		if (this.number == other.number) {
			return this.prefix.equals(other.prefix);
		}
		return (this.number == 0) ? other.isNamed(this.prefix) : other.number == 0 && isNamed(other.prefix);
	}

	/** The hash of the id, for the table. */
	final int hash() {
		return this.hash;
	}

	final @Nullable ProcessCell followerAcquire() {
		return (ProcessCell) FOLLOWER.getAcquire(this);
	}

	final void setFollowerRelease(@Nullable ProcessCell next) {
		FOLLOWER.setRelease(this, next);
	}

	/** Somebody is to be told of the end. For the table, under its lock. */
	final void setWatched() {
		this.watched = true;
	}

	/** Whether somebody may have to be told; sure once the id is free. */
	final boolean isWatched() {
		return this.watched;
	}

}
