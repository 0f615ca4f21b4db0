package io.actorprocess.cuts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;

/**
 * What a node says of its messages, pair by pair; bit n stands for message n.
 *
 * @param lost what its senders are told was not delivered
 * @param doubtful what its senders are told may have been delivered
 * @param delivered what its receivers got from the senders of the peer
 * @param violations messages that its receivers got twice, out of order, or torn
 * @param exits how often its senders were told that they had lost their receiver
 * @param reasons counts of all its dead letters
 */
record CutReport(List<BitSet> lost, List<BitSet> doubtful, List<BitSet> delivered, int violations, int exits,
		String reasons) {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	static CutReport of(NodeJvm node, int pairs) throws InterruptedException {
		node.order("report");
		List<BitSet> lost = new ArrayList<>();
		List<BitSet> doubtful = new ArrayList<>();
		List<BitSet> delivered = new ArrayList<>();
		for (int i = 0; i < pairs; i++) {
			lost.add(bits(node.await("lost", LIMIT)));
			doubtful.add(bits(node.await("doubtful", LIMIT)));
			delivered.add(bits(node.await("delivered", LIMIT)));
		}
		int violations = Integer.parseInt(node.await("violations", LIMIT));
		int exits = Integer.parseInt(node.await("exits", LIMIT));
		return new CutReport(lost, doubtful, delivered, violations, exits, node.await("reasons", LIMIT));
	}

	private static BitSet bits(String text) {
		return BitSet.valueOf(Base64.getDecoder().decode(text));
	}

	private static long count(List<BitSet> sets) {
		return sets.stream().mapToLong(BitSet::cardinality).sum();
	}

	long undelivered() {
		return count(this.lost) + count(this.doubtful);
	}

	@Override
	public String toString() {
		return "%d delivered here, %d lost and %d doubtful from here, %d exits, dead letters %s"
			.formatted(count(this.delivered), count(this.lost), count(this.doubtful), this.exits, this.reasons);
	}

}
