package io.actorprocess.demo.mesos;

import java.io.IOException;
import java.util.List;

import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.Task;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.demo.proto.WordCounts;
import io.actorprocess.demo.text.TextCounter;
import io.actorprocess.demo.text.TextRange;
import io.actorprocess.demo.text.TextSource;
import io.actorprocess.message.UPID;
import io.actorprocess.protobuf.ProtobufProcess;

/**
 * Counts the words of one task, a slice at a time so that no handler takes long, tells
 * its agent, and ends.
 * <p>
 * Thread-safety: as {@link io.actorprocess.process.ProcessBase}.
 */
final class Executor extends ProtobufProcess {

	private final UPID agent;

	private final Task task;

	private final Work work;

	private final TextSource source;

	Executor(UPID agent, Task task, Work work, TextSource source) {
		super("executor()");
		this.agent = agent;
		this.task = task;
		this.work = work;
		this.source = source;
	}

	@Override
	protected void initialize() {
		send(this.agent, news(TaskState.RUNNING).build());
		try {
			goOn(new TextCounter(this.source, ranges(), this.work.sliceBytes()));
		}
		catch (IllegalArgumentException ex) {
			end(news(TaskState.FAILED).setReason(ex.toString()));
		}
	}

	private List<TextRange> ranges() {
		return this.task.getRangesList()
			.stream()
			.map((range) -> new TextRange(range.getFile(), range.getStart(), range.getEnd(), range.getSize()))
			.toList();
	}

	private void goOn(TextCounter counter) {
		if (this.work.sliceDelay().isZero()) {
			self(this).tell((self) -> self.step(counter));
		}
		else {
			delay(this.work.sliceDelay(), () -> step(counter));
		}
	}

	private void step(TextCounter counter) {
		try {
			if (counter.step()) {
				goOn(counter);
			}
			else {
				end(news(TaskState.FINISHED).setCounts(counts(counter)));
			}
		}
		catch (IOException ex) {
			end(news(TaskState.FAILED).setReason(ex.toString()));
		}
	}

	private void end(StatusUpdate.Builder news) {
		send(this.agent, news.build());
		terminate();
	}

	private StatusUpdate.Builder news(TaskState state) {
		return StatusUpdate.newBuilder().setTaskId(this.task.getTaskId()).setState(state);
	}

	private static WordCounts counts(TextCounter counter) {
		return WordCounts.newBuilder().setBytes(counter.bytes()).putAllWords(counter.tally().counts()).build();
	}

}
