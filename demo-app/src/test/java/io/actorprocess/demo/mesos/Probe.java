package io.actorprocess.demo.mesos;

import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.Message;

import io.actorprocess.demo.proto.Smallmesos;
import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.TaskState;
import io.actorprocess.message.UPID;
import io.actorprocess.protobuf.ProtobufProcess;

/**
 * Stands in for a peer: keeps what it gets, and says what the test wants.
 */
final class Probe extends ProtobufProcess {

	private final List<Message> received = new ArrayList<>();

	private final List<UPID> exited = new ArrayList<>();

	Probe(String id) {
		super(id);
	}

	@Override
	protected void initialize() throws Exception {
		for (var type : Smallmesos.getDescriptor().getMessageTypes()) {
			String name = "io.actorprocess.demo.proto." + type.getName();
			Class<? extends Message> known = Class.forName(name).asSubclass(Message.class);
			install(known, (from, message) -> this.received.add(message));
		}
	}

	@Override
	protected void exited(UPID pid) {
		this.exited.add(pid);
	}

	/** Sends at once; the test has settled, so nobody else runs. */
	void say(UPID to, Message message) {
		send(to, message);
		manager().settle();
	}

	void end() {
		terminate();
		manager().settle();
	}

	/** Takes out what was received of a type. */
	<M extends Message> List<M> take(Class<M> type) {
		List<M> taken = this.received.stream().filter(type::isInstance).map(type::cast).toList();
		this.received.removeIf(type::isInstance);
		return taken;
	}

	<M extends Message> M takeOne(Class<M> type) {
		List<M> taken = take(type);
		if (taken.size() != 1) {
			throw new AssertionError("Expected one " + type.getSimpleName() + " but got " + taken);
		}
		return taken.get(0);
	}

	/** Takes out the updates of a state, as task ids. */
	List<String> takeUpdates(TaskState state) {
		List<String> ids = new ArrayList<>();
		this.received.removeIf((message) -> {
			boolean wanted = message instanceof StatusUpdate update && update.getState() == state;
			return wanted && ids.add(((StatusUpdate) message).getTaskId());
		});
		return ids;
	}

}
