/**
 * Many senders, one receiver: the event queue of a process, lock-free or plain, with or
 * without a bound, behind one contract.
 */
@NullMarked
package io.actorprocess.mailbox;

import org.jspecify.annotations.NullMarked;
