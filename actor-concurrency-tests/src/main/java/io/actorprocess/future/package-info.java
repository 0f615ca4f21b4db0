/**
 * Explores futures: completion, callbacks, discard requests and blocked readers.
 */
@NullMarked
package io.actorprocess.future;

import org.jspecify.annotations.NullMarked;
