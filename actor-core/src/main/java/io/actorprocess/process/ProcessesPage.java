package io.actorprocess.process;

import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;
import io.actorprocess.event.ExitedEvent;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.Future;
import io.actorprocess.future.Futures;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.JsonText;
import io.actorprocess.message.Message;

/**
 * The page {@code /__processes__}: every living process and what waits for it, as JSON.
 * <p>
 * Thread-safety: immutable.
 */
final class ProcessesPage {

	/*
	 * Each process is asked and describes its own queue, so nothing is looked at from
	 * outside. Unlike libprocess' page it shows no bodies, and a process that does not
	 * answer in time is shown as busy instead of holding up the page.
	 */

	private static final String PATH = "/__processes__";

	private static final String HELP = "Every living process and the events that wait for it, as JSON.";

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final ProcessManager manager;

	ProcessesPage(ProcessManager manager) {
		this.manager = manager;
	}

	Endpoint endpoint(@Nullable String realm) {
		return new Endpoint(PATH, realm, false, HELP, (request) -> render());
	}

	Future<HttpResponse> render() {
		List<Future<String>> parts = this.manager.monitor().cells().map(this::ask).toList();
		return Futures.collect(parts).then((texts) -> HttpResponse.json("[" + String.join(",", texts) + "]"));
	}

	private Future<String> ask(ProcessCell cell) {
		Call<Object, String> call = new Call<>((target) -> describe(cell));
		String busy = "{\"busy\":true,\"events\":[],\"id\":" + JsonText.quote(cell.id()) + "}";
		if (!cell.offer(call)) {
			call.abandon(new AbandonedException(cell + " has ended"));
		}
		return call.result()
			.after(PATIENCE, this.manager.clock(), (late) -> Future.ready(busy))
			.recover((ended) -> busy);
	}

	private static String describe(ProcessCell cell) {
		StringJoiner events = new StringJoiner(",", "[", "]");
		cell.forEachWaiting((event) -> events.add(describe(event)));
		return "{\"events\":" + events + ",\"id\":" + JsonText.quote(cell.id()) + "}";
	}

	private static String describe(Event event) {
		StringBuilder json = new StringBuilder("{\"type\":\"").append(event.kind()).append('"');
		if (event instanceof MessageEvent arrived) {
			Message message = arrived.message();
			json.append(",\"name\":").append(JsonText.quote(message.name()));
			json.append(",\"from\":").append(JsonText.quote(message.from().toString()));
			json.append(",\"to\":").append(JsonText.quote(message.to().toString()));
		}
		else if (event instanceof HttpEvent asked) {
			json.append(",\"method\":").append(JsonText.quote(asked.request().method()));
			json.append(",\"url\":").append(JsonText.quote(asked.request().path()));
		}
		else if (event instanceof ExitedEvent exited) {
			json.append(",\"pid\":").append(JsonText.quote(exited.pid().toString()));
		}
		return json.append('}').toString();
	}

}
