package io.actorprocess.spring.transaction;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.actorprocess.spring.AfterCommit;

/**
 * Waits for the transaction that Spring has bound to the thread.
 * <p>
 * Thread-safety: stateless.
 */
public final class TransactionalAfterCommit implements AfterCommit {

	@Override
	public void run(Runnable committed, Runnable rolledBack) {
		if (TransactionSynchronizationManager.isSynchronizationActive()
				&& TransactionSynchronizationManager.isActualTransactionActive()) {
			TransactionSynchronizationManager.registerSynchronization(new Waiting(committed, rolledBack));
		}
		else {
			committed.run();
		}
	}

	/*
	 * Not afterCommit(): what that throws would reach a caller whose transaction has
	 * committed, and what registers itself within it is never called.
	 */
	private record Waiting(Runnable committed, Runnable rolledBack) implements TransactionSynchronization {

		@Override
		public void afterCompletion(int status) {
			((status == STATUS_COMMITTED) ? this.committed : this.rolledBack).run();
		}

	}

}
