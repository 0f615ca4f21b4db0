package io.actorprocess.test.spring.shop;

import io.actorprocess.process.PID;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Param;
import io.actorprocess.spring.Route;

@ActorProcess("stock")
class Stock {

	private final PID<Journal> journal;

	private final Prices prices;

	private long items;

	Stock(PID<Journal> journal, Prices prices) {
		this.journal = journal;
		this.prices = prices;
	}

	@Route("/add")
	long add(@Param("n") long n) {
		this.items += n;
		this.journal.tell((target) -> target.note("added " + n));
		return this.items * this.prices.price();
	}

}
