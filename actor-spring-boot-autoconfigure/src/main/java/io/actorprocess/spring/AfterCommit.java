package io.actorprocess.spring;

import io.actorprocess.future.CheckedConsumer;
import io.actorprocess.future.CheckedFunction;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;

/**
 * Makes calls and sends messages once the transaction of the calling thread has
 * committed, so that nobody hears of what may still be rolled back. Where no transaction
 * is active, at once. To be injected; there is one where Spring's transactions are on the
 * class path.
 * <p>
 * What waits is kept in memory: it is lost if the JVM ends between the commit and the
 * send, as any message may be.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public interface AfterCommit {

	/**
	 * Does something after the commit.
	 * @param committed is run once, after the commit, or at once without a transaction;
	 * what it throws after the commit is logged
	 * @param rolledBack is run once if the transaction ends otherwise
	 */
	void run(Runnable committed, Runnable rolledBack);

	/**
	 * Makes a call without an answer after the commit; not after a rollback.
	 * @param <T> the type of the object that handles the call
	 * @param process the process
	 * @param call gets the target
	 */
	default <T> void tell(PID<T> process, CheckedConsumer<? super T> call) {
		run(() -> process.tell(call), () -> {
		});
	}

	/**
	 * Makes a call after the commit.
	 * @param <T> the type of the object that handles the call
	 * @param <R> the type of the result
	 * @param process the process
	 * @param call gets the target and returns the result
	 * @return the result to come; abandoned after a rollback. Never wait for it within
	 * the transaction.
	 */
	default <T, R> Future<R> dispatch(PID<T> process, CheckedFunction<? super T, ? extends R> call) {
		Promise<R> result = new Promise<>();
		run(() -> result.associate(process.dispatch(call)),
				() -> result.abandon("The transaction was not committed, so the call was not made"));
		return result.future();
	}

	/**
	 * Sends a message that no process sends after the commit; not after a rollback.
	 * @param manager the runtime to send from
	 * @param to the receiver, here or in another runtime
	 * @param name the message's name
	 * @param body the bytes, handed over
	 */
	default void post(ProcessManager manager, UPID to, String name, byte[] body) {
		run(() -> manager.post(to, name, body), () -> {
		});
	}

}
