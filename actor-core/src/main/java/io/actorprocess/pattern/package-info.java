/**
 * Coordination without blocking: locks, queues, loops and limits whose waiting sides are
 * futures. None of them needs a process; within a process, defer what must run there.
 * <p>
 * Some names are those of the JDK's blocking classes, as in libprocess: import the types
 * one by one.
 */
@NullMarked
package io.actorprocess.pattern;

import org.jspecify.annotations.NullMarked;
