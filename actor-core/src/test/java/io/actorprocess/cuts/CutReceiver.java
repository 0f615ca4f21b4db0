package io.actorprocess.cuts;

import java.nio.ByteBuffer;
import java.util.BitSet;

import io.actorprocess.message.Message;
import io.actorprocess.process.ProcessBase;

/**
 * Takes numbered messages of one sender of the other node.
 */
final class CutReceiver extends ProcessBase {

	private final BitSet delivered = new BitSet();

	private int last;

	private int violations;

	CutReceiver(String id) {
		super(id);
	}

	@Override
	protected void initialize() {
		install("mark", (from, body) -> send(from, "passed", body));
	}

	@Override
	protected boolean unhandled(Message message) {
		int number = Integer.parseInt(message.name());
		boolean torn = ByteBuffer.wrap(message.body()).getInt() != number;
		if (torn || number <= this.last) {
			this.violations++;
		}
		this.last = number;
		this.delivered.set(number);
		return true;
	}

	BitSet delivered() {
		return (BitSet) this.delivered.clone();
	}

	int violations() {
		return this.violations;
	}

}
