package io.actorprocess.spring.bean;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.Message;
import io.actorprocess.spring.Route;

/**
 * The handlers of a bean.
 * <p>
 * Thread-safety: immutable.
 *
 * @param routes by path
 * @param annotations of the routes, by path
 * @param messages by the name of the message
 * @param initialize called when the process begins
 * @param terminating called when the process is about to end
 * @param exited called when a process it has linked to has ended
 * @param schedules called at certain times
 */
record Handlers(Map<String, Handler<RouteCall>> routes, Map<String, Route> annotations,
		Map<String, Handler<Message>> messages, @Nullable Handler<Notice> initialize,
		@Nullable Handler<Notice> terminating, @Nullable Handler<Notice> exited, List<Schedule> schedules) {

	/** What the author of a route wrote above it. */
	Route route(String path) {
		return Objects.requireNonNull(this.annotations.get(path));
	}

}
