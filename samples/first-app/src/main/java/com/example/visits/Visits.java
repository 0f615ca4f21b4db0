package com.example.visits;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessContext;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Exited;
import io.actorprocess.spring.Initialize;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.Route;

/**
 * Counts visits. Each is sent to the archive, and again if the archive went away before
 * it said that it has it.
 */
@ActorProcess("visits")
class Visits {

	static final Duration RETRY = Duration.ofSeconds(5);

	private final Map<String, Long> totals = new HashMap<>();

	private final List<String> unsaved = new ArrayList<>();

	private final @Nullable UPID configured;

	private ProcessContext context;

	private UPID archive;

	Visits(VisitsProperties properties) {
		this.configured = properties.archive();
	}

	@Initialize
	void begin(ProcessContext context) {
		this.context = context;
		this.archive = (this.configured != null) ? this.configured : new UPID("archive", context.upid().address());
		context.link(this.archive);
	}

	long count(String page) {
		this.unsaved.add(page);
		save(page);
		return this.totals.merge(page, 1L, Long::sum);
	}

	long total(String page) {
		return this.totals.getOrDefault(page, 0L);
	}

	private void save(String page) {
		this.context.send(this.archive, "visited", page.getBytes(StandardCharsets.UTF_8));
	}

	@Install("saved")
	void saved(String page) {
		this.unsaved.remove(page);
	}

	@Exited
	void lost(UPID archive) {
		this.context.delay(RETRY, this::tryAgain);
	}

	private void tryAgain() {
		this.context.link(this.archive);
		this.unsaved.forEach(this::save);
	}

	@Route("/unsaved")
	List<String> unsaved() {
		return List.copyOf(this.unsaved);
	}

}
