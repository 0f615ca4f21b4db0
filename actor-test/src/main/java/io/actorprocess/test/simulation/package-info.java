/**
 * Whole clusters on one thread, in virtual time, on a network that fails by plan or by
 * chance; a seed repeats a run to its last event.
 */
@NullMarked
package io.actorprocess.test.simulation;

import org.jspecify.annotations.NullMarked;
