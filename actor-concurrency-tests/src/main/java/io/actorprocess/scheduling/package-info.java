/**
 * Explores the run queues and the gate: who takes a task, and who wakes whom.
 */
@NullMarked
package io.actorprocess.scheduling;

import org.jspecify.annotations.NullMarked;
