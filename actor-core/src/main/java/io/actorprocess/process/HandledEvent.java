package io.actorprocess.process;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.actorprocess.event.Event;
import io.actorprocess.event.HttpEvent;
import io.actorprocess.event.MessageEvent;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;

/**
 * What can be told of an event that is about to be handled; never its content.
 * <p>
 * Thread-safety: immutable.
 *
 * @param process the process that handles it
 * @param definition the name of the process' kind, as in the metrics
 * @param kind which of the five kinds it is
 * @param name a message's name, or the method and path of a request; empty otherwise
 * @param fields finds a message's metadata or a request's header field by its name, null
 * if there is none
 */
public record HandledEvent(UPID process, String definition, EventKind kind, String name,
		Function<String, @Nullable String> fields) {

	static HandledEvent call(ProcessCell cell) {
		return new HandledEvent(cell.upid(), cell.counters().definition(), EventKind.DISPATCH, "", (field) -> null);
	}

	static HandledEvent of(Event event, ProcessCell cell) {
		String name = "";
		Function<String, @Nullable String> fields = (field) -> null;
		if (event instanceof MessageEvent arrived) {
			name = arrived.message().name();
			fields = arrived.message().metadata()::get;
		}
		else if (event instanceof HttpEvent asked) {
			name = asked.request().method() + " " + asked.request().path();
			fields = asked.request().headers()::get;
		}
		return new HandledEvent(cell.upid(), cell.counters().definition(), event.kind(), name, fields);
	}

	/**
	 * A message's metadata or a request's header field.
	 * @param field its name
	 * @return its value, or null if there is none
	 */
	public @Nullable String field(String field) {
		return this.fields.apply(field);
	}

}
