/**
 * Time as a dependency: a clock that follows the machine, one that a test moves by hand,
 * and what is measured with them.
 */
@NullMarked
package io.actorprocess.clock;

import org.jspecify.annotations.NullMarked;
