package io.actorprocess.benchmarks.libprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.actorprocess.benchmarks.workload.Trial;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;

/**
 * Eight clients, one server; who talks is linked.
 */
final class ClientServer implements LibprocessWorkload {

	private static final int CLIENTS = 8;

	private static final int REQUESTS = 10_000;

	private static final int OPEN = 250;

	@Override
	public void run(ProcessManager manager, Trial trial) throws Exception {
		PID<Talker.Server> server = manager.spawn(new Talker.Server(true));
		List<PID<Talker>> clients = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			PID<Talker> client = manager.spawn(new Talker(server.upid(), new byte[3]));
			client.tell(Talker::watchServer);
			clients.add(client);
		}
		int requests = trial.size(REQUESTS, 1000);
		trial.measure(CLIENTS * requests, (operations) -> {
			int each = operations / CLIENTS;
			CountDownLatch done = new CountDownLatch(CLIENTS);
			clients.forEach((client) -> client.tell((talker) -> talker.begin(each, OPEN, done)));
			Trial.await(done);
			return (long) each * CLIENTS;
		});
	}

}
