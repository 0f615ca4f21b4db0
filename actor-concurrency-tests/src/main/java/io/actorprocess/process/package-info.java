/**
 * Explores processes: their start, their end, and who is told of it.
 */
@NullMarked
package io.actorprocess.process;

import org.jspecify.annotations.NullMarked;
