package io.actorprocess.test.spring.shop;

import java.util.ArrayList;
import java.util.List;

import org.springframework.scheduling.annotation.Scheduled;

import io.actorprocess.spring.ActorProcess;

@ActorProcess("journal")
class Journal {

	private final List<String> notes = new ArrayList<>();

	private int pages;

	void note(String text) {
		this.notes.add(text);
	}

	@Scheduled(fixedDelayString = "1h", initialDelayString = "1h")
	void turnPage() {
		this.pages++;
	}

	int pages() {
		return this.pages;
	}

}
