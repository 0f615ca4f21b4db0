package io.actorprocess.benchmarks.libprocess;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.actorprocess.benchmarks.libprocess.proto.Tree;
import io.actorprocess.benchmarks.workload.Metric;
import io.actorprocess.benchmarks.workload.Trial;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.protobuf.ProtobufProcess;

/**
 * A process sends itself protobuf messages whose handler does nothing. The original calls
 * the handler's decoder in a loop; this goes through the mailbox.
 */
final class ProtobufMessages implements LibprocessWorkload {

	private static final int[] NODES = { 0, 5, 50, 500, 5000 };

	private static final int FAN_OUT = 4;

	/** Takes four bytes, as in the original. */
	private static final int LARGE = 1 << 22;

	@Override
	public void run(ProcessManager manager, Trial trial) throws Exception {
		PID<Receiver> receiver = manager.spawn(new Receiver());
		long nanos = Math.max(TimeUnit.MILLISECONDS.toNanos(300), trial.nanos()) / trial.size(1, 100);
		for (int nodes : NODES) {
			Tree.Builder root = Tree.newBuilder().setFirst(1).setSecond(1);
			grow(root, nodes);
			byte[] body = root.build().toByteArray();
			measure(receiver, body, nanos);
			trial.record(new Metric("nodes-" + nodes, "1/s"), measure(receiver, body, nanos));
		}
	}

	private static double measure(PID<Receiver> receiver, byte[] body, long nanos) throws Exception {
		long start = System.nanoTime();
		CountDownLatch done = new CountDownLatch(1);
		long before = receiver.dispatch((process) -> process.begin(body, start + nanos, done)).get();
		Trial.await(done);
		long handled = receiver.dispatch((process) -> process.handled).get() - before;
		return handled * 1e9 / (System.nanoTime() - start);
	}

	private static void grow(Tree.Builder node, int nodes) {
		int own = Math.min(FAN_OUT, nodes);
		int below = nodes - own;
		for (int i = 0; i < own; i++) {
			Tree.Builder child = node.addChildrenBuilder().setFirst(LARGE).setSecond(LARGE);
			grow(child, below / own + ((i < below % own) ? 1 : 0));
		}
	}

	/** Sends itself the next message. */
	private static final class Receiver extends ProtobufProcess {

		private final String name = Tree.getDescriptor().getFullName();

		private byte[] body = new byte[0];

		private long end;

		private long handled;

		private CountDownLatch done = new CountDownLatch(0);

		Receiver() {
			install(Tree.class, this::handle);
		}

		long begin(byte[] message, long endNanos, CountDownLatch latch) {
			this.body = message;
			this.end = endNanos;
			this.done = latch;
			send(upid(), this.name, message);
			return this.handled;
		}

		private void handle(UPID from, Tree tree) {
			this.handled++;
			// Every 16th looks at the clock
			if (this.handled % 16 == 0 && System.nanoTime() >= this.end) {
				this.done.countDown();
			}
			else {
				send(upid(), this.name, this.body);
			}
		}

	}

}
