package io.actorprocess.benchmarks.libprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.workload.Trial;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;

/**
 * As many pairs as workers, a thousand messages of each open.
 */
final class MessagePairs implements LibprocessWorkload {

	private static final int OPEN = 1000;

	@Override
	public void run(ProcessManager manager, Trial trial) throws Exception {
		int pairs = Runtime.getRuntime().availableProcessors();
		List<PID<Talker>> clients = new ArrayList<>();
		for (int i = 0; i < pairs; i++) {
			clients.add(manager.spawn(new Talker(manager.spawn(new Talker.Server(false)).upid(), new byte[0])));
		}
		trial.measure(10_000, (operations) -> {
			int each = operations / pairs;
			CountDownLatch done = new CountDownLatch(pairs);
			clients.forEach((client) -> client.tell((talker) -> talker.begin(each, OPEN, done)));
			Trial.await(done);
			return (long) each * pairs;
		});
	}

}
