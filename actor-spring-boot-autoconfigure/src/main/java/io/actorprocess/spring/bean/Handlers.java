package io.actorprocess.spring.bean;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.message.Message;

/**
 * The handlers of a bean.
 * <p>
 * Thread-safety: immutable.
 *
 * @param routes by path
 * @param messages by the name of the message
 * @param initialize called when the process begins
 * @param terminating called when the process is about to end
 * @param exited called when a process it has linked to has ended
 * @param schedules called at certain times
 */
record Handlers(Map<String, Handler<HttpRequest>> routes, Map<String, Handler<Message>> messages,
		@Nullable Handler<Notice> initialize, @Nullable Handler<Notice> terminating, @Nullable Handler<Notice> exited,
		List<Schedule> schedules) {

}
