package io.actorprocess.process;

/**
 * A process that does what it is asked, and throws where it is asked to.
 */
final class ChaosMember extends ProcessBase {

	/** The policies, by the number of the process. */
	private static final Supervision[] POLICIES = { Supervision.resume(), Supervision.stop(), Supervision.escalate(),
			Supervision.restart()
				.withLimit(3, ChaosParent.LONGEST_PAUSE)
				.withBackoff(ChaosParent.SHORTEST_PAUSE, ChaosParent.LONGEST_PAUSE, 0.2) };

	private final ChaosLedger ledger;

	private final boolean escalates;

	private long handled;

	ChaosMember(String id, int number, ChaosLedger ledger) {
		super(id);
		this.ledger = ledger;
		this.escalates = policy(number).otherwise() == Directive.ESCALATE;
	}

	static String id(int family, int number) {
		return "member-" + family + "-" + number;
	}

	static Supervision policy(int number) {
		return POLICIES[number % POLICIES.length];
	}

	@Override
	protected void initialize() {
		install("work", (from, body) -> work(ChaosEvent.MESSAGE, body.length != 0));
	}

	long work(ChaosEvent kind, boolean throwing) {
		this.ledger.run(kind);
		if (throwing) {
			this.ledger.fail(kind);
			if (this.escalates && kind != ChaosEvent.CALL) {
				this.ledger.escalate();
			}
			throw new IllegalStateException("on purpose");
		}
		return ++this.handled;
	}

}
