/**
 * The closed family of events a process can receive, and the visitor that tells them
 * apart.
 */
@NullMarked
package io.actorprocess.event;

import org.jspecify.annotations.NullMarked;
