/**
 * Who runs next: the run queue, the worker threads, their idle protocol and the budget of
 * a turn; or, for tests and simulations, a scheduler that the caller steps by hand.
 */
@NullMarked
package io.actorprocess.scheduling;

import org.jspecify.annotations.NullMarked;
