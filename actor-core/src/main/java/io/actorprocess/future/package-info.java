/**
 * Values that come later: the read side, the write side and their combinations.
 */
@NullMarked
package io.actorprocess.future;

import org.jspecify.annotations.NullMarked;
