package io.actorprocess.process;

import io.actorprocess.message.UPID;

/**
 * A process that outlives all others of a soak and is linked to each of them.
 */
final class SoakWitness extends ProcessBase {

	static final String ID = "witness";

	private long notices;

	SoakWitness() {
		super(ID);
	}

	void watch(UPID pid) {
		link(pid);
	}

	long notices() {
		return this.notices;
	}

	@Override
	protected void exited(UPID pid) {
		this.notices++;
	}

}
