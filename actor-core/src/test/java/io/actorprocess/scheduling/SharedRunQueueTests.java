package io.actorprocess.scheduling;

class SharedRunQueueTests extends AbstractRunQueueTests {

	@Override
	RunQueue create(int workers) {
		return new SharedRunQueue();
	}

}
