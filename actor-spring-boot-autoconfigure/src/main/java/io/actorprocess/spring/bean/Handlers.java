package io.actorprocess.spring.bean;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;

/**
 * The handlers of a bean.
 * <p>
 * Thread-safety: immutable.
 *
 * @param routes by path
 * @param messages by the name of the message
 * @param initialize called for the address of the process
 * @param terminating called for the address of the process
 * @param exited called for the address of the process that has ended
 */
record Handlers(Map<String, Handler<HttpRequest>> routes, Map<String, Handler<Message>> messages,
		@Nullable Handler<UPID> initialize, @Nullable Handler<UPID> terminating, @Nullable Handler<UPID> exited) {

}
