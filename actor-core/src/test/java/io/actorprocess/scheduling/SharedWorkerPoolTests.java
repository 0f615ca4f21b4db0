package io.actorprocess.scheduling;

class SharedWorkerPoolTests extends AbstractWorkerPoolTests {

	@Override
	RunQueueKind kind() {
		return RunQueueKind.SHARED;
	}

}
