/**
 * Explores the event queue: hand-off, wake-up and the end.
 */
@NullMarked
package io.actorprocess.mailbox;

import org.jspecify.annotations.NullMarked;
