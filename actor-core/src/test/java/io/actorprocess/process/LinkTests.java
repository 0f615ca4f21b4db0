package io.actorprocess.process;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.future.Promise;
import io.actorprocess.message.Address;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links within one runtime.
 */
class LinkTests extends OnVirtualTime {

	@Test
	void linksAreToldOnceAndUsedUp() {
		Recorder watcher = new Recorder("watcher");
		PID<Recorder> watching = this.manager.spawn(watcher);
		PID<Recorder> mortal = this.manager.spawn(new Recorder("mortal"));
		watching.tell((w) -> w.watch(mortal.upid()));
		watching.tell((w) -> w.watch(mortal.upid()));
		this.manager.settle();
		assertThat(this.manager.monitor().process("mortal").orElseThrow().linkers()).containsExactly("watcher");

		this.manager.terminate(mortal);
		this.manager.settle();
		this.manager.terminate(this.manager.spawn(new Recorder("mortal")));
		this.manager.settle();

		assertThat(watcher.log).containsExactly("initialize", "exited mortal");
	}

	@Test
	void manyLinkersAreAllToldExceptThoseThatEnded() {
		PID<Recorder> mortal = this.manager.spawn(new Recorder("mortal"));
		List<Recorder> watchers = new ArrayList<>();
		List<PID<Recorder>> pids = new ArrayList<>();
		for (int i = 0; i < 50_000; i++) {
			Recorder watcher = new Recorder();
			watchers.add(watcher);
			pids.add(this.manager.spawn(watcher));
			pids.get(i).tell((w) -> w.watch(mortal.upid()));
		}
		this.manager.settle();
		List<Recorder> ended = watchers.subList(0, 20_000);
		pids.subList(0, ended.size()).forEach(this.manager::terminate);
		this.manager.settle();

		this.manager.terminate(mortal);
		this.manager.settle();

		assertThat(ended).allSatisfy((w) -> assertThat(w.log).doesNotContain("exited mortal"));
		assertThat(watchers.subList(ended.size(), watchers.size()))
			.allSatisfy((w) -> assertThat(w.log).containsExactly("initialize", "exited mortal"));
	}

	@Test
	void aLinkToNobodyIsToldAtOnce() {
		Recorder watcher = new Recorder();
		PID<Recorder> watching = this.manager.spawn(watcher);

		watching.tell((w) -> w.watch(new UPID("nobody", this.manager.address())));
		watching.tell((w) -> w.watch(new UPID("elsewhere", Address.of("127.0.0.9", 9))));
		this.manager.settle();

		assertThat(watcher.log).containsExactly("initialize", "exited nobody", "exited elsewhere");
	}

	@Test
	void theIdIsFreeWhenALinkIsTold() {
		PID<Recorder> mortal = this.manager.spawn(new Recorder("mortal"));
		Promise<PID<Recorder>> successor = new Promise<>();
		this.manager.spawn(new ProcessBase() {
			@Override
			protected void initialize() {
				link(mortal.upid());
			}

			@Override
			protected void exited(UPID pid) {
				successor.set(manager().spawn(new Recorder("mortal")));
			}
		});
		this.manager.settle();

		this.manager.terminate(mortal);
		this.manager.settle();

		assertThat(successor.future().value().id()).isEqualTo("mortal");
	}

}
