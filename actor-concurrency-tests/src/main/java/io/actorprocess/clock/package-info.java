/**
 * Explores timers: whether they fire or are cancelled.
 */
@NullMarked
package io.actorprocess.clock;

import org.jspecify.annotations.NullMarked;
