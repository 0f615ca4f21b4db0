/**
 * A miniature of the core whose classes each break one rule, and a few that break none.
 */
@NullMarked
package io.actorprocess.archfixtures.future;

import org.jspecify.annotations.NullMarked;
