/**
 * Processes: what users extend, how they are spawned, reached, linked and ended.
 */
@NullMarked
package io.actorprocess.process;

import org.jspecify.annotations.NullMarked;
