/**
 * Values that arrive later: {@link io.actorprocess.future.Future} is read,
 * {@link io.actorprocess.future.Promise} is written, and a request to give up travels
 * from reader to writer.
 */
@NullMarked
package io.actorprocess.future;

import org.jspecify.annotations.NullMarked;
