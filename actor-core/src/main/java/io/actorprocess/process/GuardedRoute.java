package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

/**
 * A route as a process installed it.
 * <p>
 * Thread-safety: immutable.
 *
 * @param path the path below the id of the process, beginning with a slash
 * @param realm who may use it, or null for everybody
 * @param handler answers the requests
 */
record GuardedRoute(String path, @Nullable String realm, SecuredHandler handler) {

}
