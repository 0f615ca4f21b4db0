package io.actorprocess.process;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IL_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

import io.actorprocess.future.Future;
import io.actorprocess.message.ExitReason;

/**
 * The end of a process leaves nobody waiting.
 */
final class EndStress {

	private EndStress() {
	}

	/** A call is made while its process ends. */
	@JCStressTest
	@Outcome(id = "READY, READY", expect = Expect.ACCEPTABLE, desc = "The call was made before the end.")
	@Outcome(id = "ABANDONED, READY", expect = Expect.ACCEPTABLE, desc = "The end came first; the caller learns so.")
	@Outcome(id = "PENDING, .*", expect = Expect.FORBIDDEN, desc = "The caller waits for ever.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The process did not end, or the call failed.")
	@State
	public static class DispatchAgainstTerminate {

		private final World world = new World();

		private final PID<World.Member> pid = this.world.spawn();

		private final Future<?> ended = this.world.ended(this.pid);

		private Future<Integer> call = Future.discarded();

		@Actor
		public void dispatch() {
			this.call = this.pid.dispatch(World.Member::number);
		}

		@Actor
		public void terminate() {
			this.world.terminate(this.pid);
			this.world.runAll();
		}

		@Arbiter
		public void read(LL_Result result) {
			this.world.runAll();
			result.r1 = this.call.state().name();
			result.r2 = this.ended.state().name();
		}

	}

	/** A process is linked to while it ends: one notice, not none and not two. */
	@JCStressTest
	@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The linker was told once.")
	@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "The linker waits for ever for a notice.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "The linker was told more than once.")
	@State
	public static class LinkAgainstExit {

		private final World world = new World();

		private final Links links = new Links();

		private final ProcessTable table = new ProcessTable();

		private final ProcessCell linker = this.world.cell(new ProcessId("linker", 0));

		private final ProcessCell linkee = this.world.cell(new ProcessId(World.LINKEE.id(), 0));

		/** Prepares the linkee. */
		public LinkAgainstExit() {
			this.table.add(this.linkee);
		}

		@Actor
		public void link() {
			this.links.link(this.linker, World.LINKEE, (upid) -> this.table.watch(upid.id()));
		}

		@Actor
		public void exit() {
			this.table.remove(this.linkee);
			if (this.linkee.isWatched()) {
				this.links.exited(World.LINKEE, ExitReason.TERMINATED);
			}
		}

		@Arbiter
		public void count(I_Result result) {
			result.r1 = this.linker.mailboxSize();
		}

	}

	/** Somebody asks for the end while it happens. */
	@JCStressTest
	@Outcome(id = "0, READY", expect = Expect.ACCEPTABLE, desc = "Whoever asked learns of the end.")
	@Outcome(expect = Expect.FORBIDDEN, desc = "Whoever asked waits for ever, or the process lives on.")
	@State
	public static class WaitAgainstEnd {

		private final World world = new World();

		private final PID<World.Member> pid = this.world.spawn();

		private Future<?> ended = Future.discarded();

		/** Prepares the end. */
		public WaitAgainstEnd() {
			this.world.terminate(this.pid);
		}

		@Actor
		public void await() {
			this.ended = this.world.ended(this.pid);
		}

		@Actor
		public void end() {
			this.world.runAll();
		}

		@Arbiter
		public void read(IL_Result result) {
			result.r1 = this.world.living();
			result.r2 = this.ended.state().name();
		}

	}

	/** The fields of a process, set by whoever spawns it, are there for its worker. */
	@JCStressTest
	@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "The process did not run yet.")
	@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "The process ran with what its maker had written.")
	@Outcome(id = "-1", expect = Expect.FORBIDDEN, desc = "The process ran without what its maker had written.")
	@State
	public static class SpawnAgainstRun {

		private final World world = new World();

		@Actor
		public void spawn() {
			this.world.spawn();
		}

		@Actor
		public void run(I_Result result) {
			World.Member member = this.world.runNewest();
			result.r1 = (member == null) ? 0 : (member.seen() == 7) ? 7 : -1;
		}

	}

}
