package io.actorprocess.spring.bean;

import org.jspecify.annotations.Nullable;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.Principal;

/**
 * What a route is called for.
 * <p>
 * Thread-safety: immutable.
 *
 * @param request the request
 * @param principal who asks, or null if nobody had to say so
 */
record RouteCall(HttpRequest request, @Nullable Principal principal) {

}
