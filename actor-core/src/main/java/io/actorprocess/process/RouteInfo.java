package io.actorprocess.process;

import org.jspecify.annotations.Nullable;

/**
 * What can be said of a route.
 * <p>
 * Thread-safety: immutable.
 *
 * @param path the path below the id of the process, beginning with a slash
 * @param realm who may use it, or null for everybody
 * @param help what its author says of it, or null
 */
public record RouteInfo(String path, @Nullable String realm, @Nullable String help) {

}
