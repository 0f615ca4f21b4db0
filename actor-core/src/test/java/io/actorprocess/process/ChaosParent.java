package io.actorprocess.process;

import java.time.Duration;

import io.actorprocess.message.UPID;

/**
 * A supervisor of a hundred members that brings back whoever ended.
 */
final class ChaosParent extends ProcessBase {

	static final String ID = "parent-";

	static final int FAMILIES = 10;

	static final int CHILDREN = 100;

	static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

	static final Duration LONGEST_PAUSE = Duration.ofMillis(8);

	/** It survives whatever its children hand up. */
	static final Supervision POLICY = Supervision.restart().withLimit(Integer.MAX_VALUE, SHORTEST_PAUSE);

	private final int family;

	private final ChaosLedger ledger;

	ChaosParent(int family, ChaosLedger ledger) {
		super(ID + family);
		this.family = family;
		this.ledger = ledger;
	}

	@Override
	protected RestartScope restartScope() {
		return RestartScope.values()[this.family % RestartScope.values().length];
	}

	@Override
	protected void initialize() {
		for (int number = 0; number < CHILDREN; number++) {
			adopt(number);
		}
	}

	/** Hears of children of the instance before, too. */
	@Override
	protected void exited(UPID pid) {
		if (manager().monitor().process(pid.id()).isEmpty()) {
			adopt(Integer.parseInt(pid.id().substring(pid.id().lastIndexOf('-') + 1)));
		}
	}

	private void adopt(int number) {
		String id = ChaosMember.id(this.family, number);
		link(supervise(() -> new ChaosMember(id, number, this.ledger), ChaosMember.policy(number)).upid());
	}

}
