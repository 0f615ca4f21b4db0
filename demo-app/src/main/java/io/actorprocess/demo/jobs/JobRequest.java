package io.actorprocess.demo.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What a user asks for.
 * <p>
 * Thread-safety: immutable.
 *
 * @param path the directory whose text files are to be counted; null for the default
 */
record JobRequest(@Nullable String path) {

}
