package io.actorprocess.demo.counter;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.actorprocess.future.Future;
import io.actorprocess.process.PID;

/**
 * Lets the counter count over HTTP.
 * <p>
 * Thread-safety: any thread may call it.
 */
@RestController
class CounterController {

	private final PID<Counter> counter;

	CounterController(PID<Counter> counter) {
		this.counter = counter;
	}

	@PostMapping("/add/{n}")
	Future<Long> add(@PathVariable long n) {
		return this.counter.dispatch((target) -> target.add(n));
	}

}
