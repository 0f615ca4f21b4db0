package com.example.visits;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.actorprocess.future.Future;
import io.actorprocess.process.PID;

@RestController
class VisitsController {

	private final PID<Visits> visits;

	VisitsController(PID<Visits> visits) {
		this.visits = visits;
	}

	@PostMapping("/visits/{page}")
	Future<Long> count(@PathVariable String page) {
		return this.visits.dispatch((visits) -> visits.count(page));
	}

	@GetMapping("/visits/{page}")
	Future<Long> total(@PathVariable String page) {
		return this.visits.dispatch((visits) -> visits.total(page));
	}

}
