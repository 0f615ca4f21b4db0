/**
 * Many senders, one receiver: the event queue of a process, lock-free or plain, behind
 * one contract.
 */
@NullMarked
package io.actorprocess.mailbox;

import org.jspecify.annotations.NullMarked;
