/**
 * What others may observe: counters that are pulled, dead letters that are pushed. The
 * hot path pays for its own counters only.
 */
@NullMarked
package io.actorprocess.metrics;

import org.jspecify.annotations.NullMarked;
