package io.actorprocess.demo.counter;

import io.actorprocess.message.UPID;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.Param;
import io.actorprocess.spring.Route;

/**
 * Counts. It needs no lock, since its calls, messages and requests take turns.
 */
@ActorProcess("counter")
class Counter {

	private long total;

	@Route("/add")
	long add(@Param("n") long n) {
		this.total += n;
		return this.total;
	}

	@Install("reset")
	void reset(UPID from, byte[] body) {
		this.total = 0;
	}

}
